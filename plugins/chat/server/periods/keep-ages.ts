import type { Tx } from '@kontor/database';
import type { PrivateRoomEvent, SpaceRoomEvent } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { deleteAges, insertAge, writePinned } from './message-age-store.ts';

const aged = new Set([
  'm.room.message',
  'm.room.encrypted',
  'm.sticker',
  'm.poll.start',
  'org.matrix.msc3381.poll.start',
]);

/** Edits and votes go with what they belong to, and how that is related stands in the clear also where it is encrypted. */
const belonging = z.object({
  'm.relates_to': z.object({ rel_type: z.enum(['m.replace', 'm.annotation', 'm.reference']) }),
});
const redaction = z.object({ redacts: z.string() });
const pins = z.object({ pinned: z.array(z.string().max(255)).max(1000) });

/** Notes when something was said, what of it is gone, and what is pinned. */
export async function keepAges(tx: Tx, happened: readonly SpaceRoomEvent[]): Promise<void> {
  for (const { type, event, room, at, content } of happened) {
    if (aged.has(type)) {
      const isRedacted = Object.keys(content).length === 0;
      if (!isRedacted && !belonging.safeParse(content).success) await insertAge(tx, { event, room, sent_at: at });
    } else if (type === 'm.room.redaction') {
      const { data } = redaction.safeParse(content);
      if (data) await deleteAges(tx, room, [data.redacts]);
    } else if (type === 'm.room.pinned_events') {
      await writePinned(tx, room, pins.safeParse(content).data?.pinned ?? []);
    }
  }
}

/** The same of private rooms, of which no more is known. */
export async function keepPrivateAges(tx: Tx, happened: readonly PrivateRoomEvent[]): Promise<void> {
  for (const event of happened) {
    if (event.kind === 'message') await insertAge(tx, { event: event.event, room: event.room, sent_at: event.at });
    else if (event.kind === 'redaction') await deleteAges(tx, event.room, [event.redacts]);
  }
}
