import { AroundService } from './around-service.ts';
import { BoxService } from './box-service.ts';
import { CommentService } from './comment-service.ts';
import { FileService } from './file-service.ts';
import { IdeaService } from './idea-service.ts';
import type { IdeasContext } from './ideas-context.ts';
import { OfficeService } from './office-service.ts';
import { ReceiptService } from './receipt-service.ts';
import { ThanksService } from './thanks-service.ts';

export type IdeasServices = ReturnType<typeof createIdeasServices>;

export function createIdeasServices(context: IdeasContext) {
  const ideas = new IdeaService(context);
  const comments = new CommentService(context);
  return {
    boxes: new BoxService(context),
    ideas,
    office: new OfficeService(context, ideas),
    comments,
    receipts: new ReceiptService(context, comments),
    files: new FileService(context),
    thanks: new ThanksService(context),
    around: new AroundService(context),
  };
}
