import type { Tx } from '@kontor/database';
import { docOfMarkdown, sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { pageNotFound, pageRef, type TemplateChoice } from '../../shared/index.ts';
import { copiedText } from '../copied-text.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { builtInText } from './built-in-texts.ts';

/** What of a template a new page takes over beside the text: a copy is seen by nobody who may not see what it is of. */
export async function readTemplate(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  choice: TemplateChoice,
): Promise<{ readonly given: Partial<PageRow>; readonly text: Uint8Array | undefined }> {
  if ('builtIn' in choice) return { given: {}, text: sharedOfDoc(docOfMarkdown(builtInText(choice))) };
  const { page } = await context.getVisible(tx, actor, choice.page);
  if (page.template_for === null || page.trashed_at !== null) throw pageNotFound();
  const { read_limit, write_limit, readers_comment } = page;
  const update = await context.host.collab.read(tx, pageRef(page.id));
  return { given: { read_limit, write_limit, readers_comment }, text: update && copiedText(update) };
}
