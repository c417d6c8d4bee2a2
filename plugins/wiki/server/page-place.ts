import type { Tx } from '@kontor/database';
import { listSiblings, setPositions } from './tree-store.ts';

const step = 1024;
/** Below it, halving again would no longer tell two places apart; long before doubles run out. */
const narrowest = 1e-6;

/**
 * The position before a page of that parent, or at the end; the tree is locked. `except` is the page itself when it is
 * moved. Siblings are spread out anew where no place is left between two.
 */
export async function findPlace(
  tx: Tx,
  place: { readonly space: string; readonly parent: string | null; readonly before: string | null },
  except?: string,
): Promise<number> {
  const siblings = (await listSiblings(tx, place.space, place.parent)).filter(({ id }) => id !== except);
  const found = siblings.findIndex(({ id }) => id === place.before);
  const index = found === -1 ? siblings.length : found;
  const position = positionAt(
    siblings.map((each) => each.position),
    index,
  );
  if (position !== undefined) return position;
  const spread = siblings.map(({ id }, at) => ({ id, position: (at < index ? at : at + 1) * step }));
  await setPositions(tx, spread);
  return index * step;
}

/** Pure: between those before and after that index; nothing when they are too close. */
export function positionAt(positions: readonly number[], index: number): number | undefined {
  const before = positions[index - 1];
  const after = positions[index];
  if (before === undefined) return after === undefined ? 0 : after - step;
  if (after === undefined) return before + step;
  return after - before < narrowest ? undefined : (before + after) / 2;
}
