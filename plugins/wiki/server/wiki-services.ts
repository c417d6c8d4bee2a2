import { AccessService } from './access-service.ts';
import { HandOverService } from './handover/handover-service.ts';
import { KeepService } from './messages/keep-service.ts';
import { SharedPageService } from './messages/shared-page-service.ts';
import { NewsService } from './news/news-service.ts';
import { OfflineService } from './offline/offline-service.ts';
import { OwnedService } from './owned/owned-service.ts';
import type { PageContext } from './page-context.ts';
import { PageService } from './page-service.ts';
import { PlaceService } from './place-service.ts';
import { ReviewService } from './review-service.ts';
import { ShelfService } from './shelf-service.ts';
import { TemplateService } from './templates/template-service.ts';
import { TrashService } from './trash-service.ts';
import { VersionService } from './version-service.ts';

export interface WikiServices {
  readonly pages: PageService;
  readonly places: PlaceService;
  readonly trash: TrashService;
  readonly access: AccessService;
  readonly shelf: ShelfService;
  readonly reviews: ReviewService;
  readonly versions: VersionService;
  readonly keeping: KeepService;
  readonly sharedPages: SharedPageService;
  readonly handOvers: HandOverService;
  readonly templates: TemplateService;
  readonly offline: OfflineService;
  readonly news: NewsService;
  readonly owned: OwnedService;
}

export function createWikiServices(context: PageContext): WikiServices {
  const pages = new PageService(context);
  return {
    pages,
    places: new PlaceService(context, pages),
    trash: new TrashService(context),
    access: new AccessService(context),
    shelf: new ShelfService(context),
    reviews: new ReviewService(context, pages),
    versions: new VersionService(context),
    keeping: new KeepService(context, pages),
    sharedPages: new SharedPageService(context, pages),
    handOvers: new HandOverService(context),
    templates: new TemplateService(context, pages),
    offline: new OfflineService(context),
    news: new NewsService(context),
    owned: new OwnedService(context),
  };
}
