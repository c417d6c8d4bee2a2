import type { Tx } from '@kontor/database';
import type { ServerHost, SpaceRoomEvent } from '@kontor/plugin-api/server';
import { messageSent } from '../shared/index.ts';

/** What counts as something said. */
const saidTypes = new Set(['m.room.message', 'm.sticker', 'm.poll.start', 'org.matrix.msc3381.poll.start']);

/** Announces what people said in rooms of spaces, without what it was. */
export async function announceMessages(
  { events }: Pick<ServerHost, 'events'>,
  tx: Tx,
  happened: readonly SpaceRoomEvent[],
): Promise<void> {
  const said = happened.filter(({ type }) => saidTypes.has(type));
  const items = said.flatMap(({ room, event, space, person }) =>
    person === undefined ? [] : [{ payload: { room, event, sender: person }, audience: { space } }],
  );
  await events.appendMany(tx, messageSent, items, { actor: undefined });
}
