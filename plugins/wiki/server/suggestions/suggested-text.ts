import type { Tx } from '@kontor/database';
import { findRange, type RangePiece, replaceRange, type SharedAnchor } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { pageRef, type Suggestion, suggestionPlaceGone, suggestionTextChanged } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';

type Anchor = Suggestion['anchor'];

export interface Replaced {
  /** Where the new words stand. */
  readonly anchor: Anchor;
  /** What stood there; null where it cannot be put back. */
  readonly before: readonly RangePiece[] | null;
  /** What stands there now, which is not always what was asked for: a line end becomes a space. */
  readonly after: string;
}

/**
 * Puts words in the place of others in a page's text, with the commit of `tx`, if `current` is what stands there.
 * `isEmptyGone`: where no words are left the place counts as gone. Throws `wiki.suggestion_place_gone`,
 * `wiki.suggestion_text_changed`.
 */
export async function replaceText(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  {
    page,
    anchor,
    current,
    pieces,
    isEmptyGone,
  }: {
    readonly page: string;
    readonly anchor: Anchor;
    readonly current: string;
    readonly pieces: readonly RangePiece[];
    readonly isEmptyGone: boolean;
  },
): Promise<Replaced> {
  const place = bytesOf(anchor);
  const replaced = await host.collab.edit(tx, actor, pageRef(page), (document): Replaced | 'gone' | 'changed' => {
    const range = findRange(document, place);
    if (!range || (isEmptyGone && range.text === '')) return 'gone';
    if (range.text !== current) return 'changed';
    const done = replaceRange(document, place, pieces);
    if (!done) return 'gone';
    const after = findRange(document, done.anchor)?.text ?? '';
    return { anchor: textOf(done.anchor), before: done.before ?? null, after };
  });
  if (replaced === 'changed') throw suggestionTextChanged();
  if (replaced === undefined || replaced === 'gone') throw suggestionPlaceGone();
  return replaced;
}

function bytesOf({ from, to }: Anchor): SharedAnchor {
  return { from: Buffer.from(from, 'base64'), to: Buffer.from(to, 'base64') };
}

function textOf({ from, to }: SharedAnchor): Anchor {
  return { from: Buffer.from(from).toString('base64'), to: Buffer.from(to).toString('base64') };
}
