import type { Tx } from '@kontor/database';
import type { ServerHost, SpaceRoomEvent } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { messageChanged } from '../../shared/index.ts';
import { changeText, deleteMessage, insertMessage } from './message-store.ts';

const keptTypes = new Set(['m.room.message', 'm.poll.start', 'org.matrix.msc3381.poll.start']);
/** Longer ones are found by their beginning. */
const longestText = 10_000;

const said = z.object({
  body: z.string(),
  'm.relates_to': z.object({ rel_type: z.string(), event_id: z.string() }).optional().catch(undefined),
  'm.new_content': z.object({ body: z.string() }).optional().catch(undefined),
});
const redaction = z.object({ redacts: z.string() });

/**
 * Keeps what is said in rooms of spaces for the one search, as it is now: an edit replaces, a deletion removes. What is
 * encrypted never gets here as a text.
 */
export async function keepMessages(
  { events }: Pick<ServerHost, 'events'>,
  tx: Tx,
  happened: readonly SpaceRoomEvent[],
): Promise<void> {
  for (const event of happened) {
    const changed = event.type === 'm.room.redaction' ? await remove(tx, event) : await keep(tx, event);
    if (changed === undefined) continue;
    const { room, space } = event;
    await events.append(tx, messageChanged, { room, event: changed }, { space }, { actor: undefined });
  }
}

/** Answers the message that is another one now. */
async function keep(tx: Tx, { type, event, room, person, at, content }: SpaceRoomEvent): Promise<string | undefined> {
  const { data } = said.safeParse(content);
  if (!keptTypes.has(type) || person === undefined || !data) return undefined;
  const relation = data['m.relates_to'];
  if (relation?.rel_type !== 'm.replace') {
    await insertMessage(tx, { event, room, sender: person, sentAt: at, text: storable(data.body) });
    return undefined; // that there is one is announced already
  }
  const text = data['m.new_content']?.body;
  const isChanged =
    text !== undefined &&
    (await changeText(tx, { event: relation.event_id, room, sender: person, text: storable(text) }));
  return isChanged ? relation.event_id : undefined;
}

async function remove(tx: Tx, { room, content }: SpaceRoomEvent): Promise<string | undefined> {
  const { data } = redaction.safeParse(content);
  return data && (await deleteMessage(tx, room, data.redacts)) ? data.redacts : undefined;
}

/** PostgreSQL takes no zero in a text. */
function storable(text: string): string {
  return text.replaceAll('\0', '').slice(0, longestText);
}
