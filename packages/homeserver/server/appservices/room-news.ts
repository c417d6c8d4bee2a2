import type { Core } from '../homeserver-core.ts';
import { clientEventWithRoom } from '../rooms/client-event.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { listAllEvents } from '../storage/event-table.ts';
import type { AppserviceInterest } from './appservice-interest.ts';

/** Of one transaction. */
const mostEvents = 100;
/** Looked through for one. */
const mostRead = 1_000;

export interface RoomNews {
  /** JSON of those that are the service's business, as clients get them. */
  readonly events: readonly string[];
  /** Everything up to here was looked at. */
  readonly until: number;
}

const nobody = { userId: '', deviceId: undefined };

/** Events in (after, until], or the first of them. The same bounds always find the same. */
export async function readNews(
  core: Core,
  interest: AppserviceInterest,
  after: number,
  until: number,
): Promise<RoomNews> {
  if (after >= until) return { events: [], until };
  const [found, reached] = await listEvents(core, after, until);
  const roomIds = [...new Set(found.map((event) => event.roomId))];
  return core.rooms.useAll(roomIds, (rooms) => {
    const byId = new Map(rooms.map((room) => [room.roomId, room]));
    const events: string[] = [];
    for (const event of found) {
      const room = byId.get(event.roomId);
      if (!room || !interest.wantsEvent(room, event)) continue;
      events.push(clientEventWithRoom(event, nobody));
      if (events.length === mostEvents) return { events, until: event.position };
    }
    return { events, until: reached };
  });
}

/** From memory while it reaches back far enough. */
async function listEvents(
  core: Core,
  after: number,
  until: number,
): Promise<[events: readonly RoomEvent[], reached: number]> {
  const outputs = core.outputs.since(after);
  if (outputs) {
    const events = outputs.flatMap((output) =>
      output.kind === 'event' && output.position <= until ? [output.event] : [],
    );
    return [events, until];
  }
  const events = await core.database.transaction((tx) => listAllEvents(tx, after, until, mostRead));
  return [events, events.length < mostRead ? until : (events.at(-1)?.position ?? until)];
}
