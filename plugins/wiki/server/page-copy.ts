import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { pageRef } from '../shared/index.ts';
import { copiedText } from './copied-text.ts';
import type { PageContext } from './page-context.ts';
import type { PageRow } from './page-store.ts';

/**
 * The text of one page for another that is new, with pictures and files of its own: so they are readable exactly as the
 * new page is, and stay when the old one goes. Files of a third page that the text names stay that page's: whoever writes
 * a text may name any, and must not get it by somebody else's copy.
 */
export async function copyText(context: PageContext, tx: Tx, actor: Actor, from: string, to: string): Promise<void> {
  const { collab } = context.host;
  const update = await collab.read(tx, pageRef(from));
  if (!update) return;
  const text = await copiedText(update, (files) => copyFiles(context, tx, actor, files, { from, to }));
  await collab.write(tx, actor, pageRef(to), text);
}

/** The cover of one page for another that is new. */
export async function copyCover(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  { id: from, cover, cover_alt }: Pick<PageRow, 'id' | 'cover' | 'cover_alt'>,
  to: string,
): Promise<Pick<PageRow, 'cover' | 'cover_alt'>> {
  const files = cover === null ? undefined : await copyFiles(context, tx, actor, [cover], { from, to });
  const copied = files?.get(cover ?? '');
  return copied === undefined ? { cover: null, cover_alt: '' } : { cover: copied, cover_alt };
}

function copyFiles(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  files: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, string>> {
  return host.files.copy(tx, actor, files, { from: pageRef(from), to: pageRef(to) });
}
