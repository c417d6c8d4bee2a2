import type { Tx } from '@kontor/database';
import { docOfMarkdown, sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { pageNotFound, type TemplateChoice } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { builtInText } from './built-in-texts.ts';

/**
 * What a new page takes over of a template: a copy is seen by nobody who may not see what it is of. Its text is that of a
 * page, to be copied, or one that every space has.
 */
export async function readTemplate(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  choice: TemplateChoice,
): Promise<{ readonly given: Partial<PageRow>; readonly page?: PageRow; readonly text?: Uint8Array }> {
  if ('builtIn' in choice) return { given: {}, text: sharedOfDoc(docOfMarkdown(builtInText(choice))) };
  const { page } = await context.getVisible(tx, actor, choice.page);
  if (page.template_for === null || page.trashed_at !== null) throw pageNotFound();
  const { read_limit, write_limit, readers_comment } = page;
  return { given: { read_limit, write_limit, readers_comment }, page };
}
