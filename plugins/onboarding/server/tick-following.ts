import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { shelfChanged } from '@kontor/plugin-wiki/shared';
import { positionsChanged, spaceAccessChanged } from '@kontor/schema';
import type { OnboardingContext } from './onboarding-context.ts';
import { notifyComplete } from './plan-notify.ts';
import { findPlans, listWaiting, setDone } from './plan-store.ts';

type Found = Awaited<ReturnType<typeof listWaiting>>;

/** What the product knows is ticked off without a hand: a page that was opened, a space that was joined. */
export function followTicks(context: OnboardingContext): void {
  const { events } = context.host;
  events.on('onboarding.reading', [shelfChanged], async (tx, { payload: { person, page, isVisit } }) => {
    if (isVisit) await tickAll(context, tx, await listWaiting(tx, 'read', { person, refs: [`wiki/page/${page}`] }));
  });
  events.on('onboarding.joining', [spaceAccessChanged, positionsChanged], async (tx, { payload }) => {
    if ('person' in payload) await tickWhatIsJoined(context, tx, { person: payload.person });
    else await tickWhatIsJoined(context, tx, { space: payload.space });
  });
}

/** Of one person, or in one space: who has any role in a space is in it, and in its rooms. */
export async function tickWhatIsJoined(
  context: OnboardingContext,
  tx: Tx,
  of: { readonly person: string } | { readonly space: string },
): Promise<void> {
  const waiting = await listWaiting(tx, 'join', 'person' in of ? of : {});
  if (waiting.length === 0) return;
  const spaceOf = await readSpaces(context, tx, waiting);
  const joined: Found = [];
  for (const item of waiting) {
    const space = spaceOf(item.ref);
    if (space === undefined || ('space' in of && space !== of.space)) continue;
    if ((await context.host.permissions.findRole(tx, item.person, space)) !== undefined) joined.push(item);
  }
  await tickAll(context, tx, joined);
}

async function readSpaces({ host }: OnboardingContext, tx: Tx, waiting: Found) {
  const rooms = waiting.flatMap(({ ref }) => (ref.startsWith('chat/room/') ? (parseRef(ref)?.id ?? []) : []));
  const spaces = new Map(
    (await host.homeserver.findRooms(tx, [...new Set(rooms)])).map(({ room, space }) => [room, space]),
  );
  return (ref: string) => {
    const id = parseRef(ref)?.id ?? '';
    return ref.startsWith('chat/room/') ? spaces.get(id) : id;
  };
}

async function tickAll(context: OnboardingContext, tx: Tx, items: Found): Promise<void> {
  for (const [id, found] of Map.groupBy(items, ({ plan }) => plan)) {
    const [plan] = await findPlans(tx, [id]);
    if (!plan) continue;
    await setDone(
      tx,
      id,
      found.map((item) => item.id),
      context.now,
    );
    for (const item of found) await context.announceTick(tx, undefined, plan, item.id);
    await notifyComplete(context, tx, plan);
  }
}
