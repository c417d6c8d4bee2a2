import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { pageAccessLost } from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import type { PageRow } from './page-store.ts';

const atOnce = 500;

/**
 * Does what may take the page, with all under it, from people, and tells each of them alone, so that their clients
 * forget it.
 */
export async function tellLosses<Result>(
  { rights, host }: PageContext,
  tx: Tx,
  actor: Actor | undefined,
  page: Pick<PageRow, 'id' | 'space'>,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = await rights.listReaders(tx, page);
  const result = await change();
  const [moved] = await rights.readPlace(tx, page.id);
  const after = new Set(moved ? await rights.listReaders(tx, moved) : []);
  const lost = before.filter((person) => !after.has(person));
  for (let index = 0; index < lost.length; index += atOnce) {
    const persons = lost.slice(index, index + atOnce);
    await host.events.append(tx, pageAccessLost, { page: page.id, space: page.space, persons }, { persons }, { actor });
  }
  return result;
}
