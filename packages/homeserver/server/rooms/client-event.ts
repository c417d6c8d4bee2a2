import type { RoomEvent } from './room-event.ts';

/** Who reads: what is said of an event differs by person and device. */
export interface Viewer {
  readonly userId: string;
  readonly deviceId: string | undefined;
}

/** What was found out about an event beside itself, as JSON: aggregated relations (`m.relations`). */
export interface EventExtras {
  readonly relations?: string | undefined;
  /** What the viewer was in the room when it was sent. */
  readonly membership?: string | undefined;
}

/** The event as JSON for clients, without its room ("ClientEventWithoutRoomID"): put together from texts, not parsed. */
export function clientEvent({ row }: RoomEvent, viewer: Viewer, extras: EventExtras = {}): string {
  const isOwn = row.transaction_id !== null && row.sender === viewer.userId && row.sender_device === viewer.deviceId;
  const unsigned = [
    `"age":${Math.max(0, Date.now() - row.sent_at)}`,
    ...(isOwn ? [`"transaction_id":${JSON.stringify(row.transaction_id)}`] : []),
    ...(row.replaces === null ? [] : [`"replaces_state":"${row.replaces}"`]),
    ...(row.previous_content === null ? [] : [`"prev_content":${row.previous_content}`]),
    ...(row.redacted_because === null
      ? []
      : [`"redacted_by":"${row.redacted_by}","redacted_because":${withRoom(row.redacted_because, row.room_id)}`]),
    ...(extras.membership === undefined ? [] : [`"membership":"${extras.membership}"`]),
    ...(extras.relations === undefined ? [] : [`"m.relations":${extras.relations}`]),
  ].join(',');
  return `${row.body.slice(0, -1)},"unsigned":{${unsigned}}}`;
}

/** The same with `room_id`, for endpoints whose answers are not sorted by room. */
export function clientEventWithRoom(event: RoomEvent, viewer: Viewer, extras: EventExtras = {}): string {
  return withRoom(clientEvent(event, viewer, extras), event.roomId);
}

/** What somebody who is not in the room is shown of its state ("Stripped state"). */
export function strippedEvent(event: RoomEvent): string {
  const { type, stateKey, sender, content } = event;
  return JSON.stringify({ type, state_key: stateKey, sender, content });
}

function withRoom(body: string, roomId: string): string {
  return `{"room_id":${JSON.stringify(roomId)},${body.slice(1)}`;
}
