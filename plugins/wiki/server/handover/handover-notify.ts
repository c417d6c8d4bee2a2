import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { ownedKind } from '../review-notify.ts';

/** One notice for each space, however many pages there are. */
export async function notifyHandedOver(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  { from, to, pages }: { readonly from: string; readonly to: string; readonly pages: readonly PageRow[] },
): Promise<void> {
  const [person] = await host.people.findPersons(tx, [from]);
  const name = person?.name ?? '';
  for (const [space, ofSpace] of Map.groupBy(pages, (page) => page.space)) {
    const count = ofSpace.length;
    await host.notifications.notify(tx, {
      kind: ownedKind,
      persons: [to],
      ref: `spaces/space/${space}`,
      text: {
        de: `Sie sind jetzt für ${count === 1 ? 'eine Wikiseite' : `${count} Wikiseiten`} zuständig, bisher war es ${name}.`,
        en: `You are responsible for ${count === 1 ? 'a wiki page' : `${count} wiki pages`} now; until now it was ${name}.`,
      },
      // Handed over again and back, it is told again.
      dedupeKey: `${ownedKind}:${ofSpace[0]?.id}:${ofSpace[0]?.revision}:${count}`,
      causedBy: actor.person,
    });
  }
}
