import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { contentOf } from '../rooms/state-view.ts';
import type { PusherRow } from '../storage/pusher-table.ts';
import type { Outcome } from './compiled-rules.ts';
import { gatewayOf } from './pusher.ts';

export interface Push {
  readonly event: RoomEvent;
  readonly outcome: Outcome;
}

/** The body for a push gateway ("push gateway API, POST /notify"). */
export function pushBody(row: PusherRow, room: Room, { event, outcome }: Push, unread: number): string {
  const { isBrief, data } = gatewayOf(row);
  const { tweaks, isHighlight } = outcome;
  const isUrgent = isHighlight || tweaks.sound !== undefined || event.type === 'm.room.encrypted';
  const named = {
    event_id: event.eventId,
    room_id: event.roomId,
    prio: isUrgent ? 'high' : 'low',
    counts: { unread },
    devices: [deviceOf(row, data, isBrief ? undefined : tweaks)],
  };
  if (isBrief) return JSON.stringify({ notification: named });
  const name = contentOf(room, 'm.room.name')?.name;
  const alias = contentOf(room, 'm.room.canonical_alias')?.alias;
  const sender = room.members.get(event.sender)?.content.displayname;
  const isMember = event.type === 'm.room.member';
  return JSON.stringify({
    notification: {
      ...named,
      type: event.type,
      sender: event.sender,
      content: event.content,
      ...(typeof sender === 'string' ? { sender_display_name: sender } : {}),
      ...(typeof name === 'string' ? { room_name: name } : {}),
      ...(typeof alias === 'string' ? { room_alias: alias } : {}),
      ...(isMember ? { membership: event.content.membership, user_is_target: event.stateKey === row.user_id } : {}),
    },
  });
}

/** Tells a device how much is unread now, without an event. */
export function badgeBody(row: PusherRow, unread: number): string {
  const { data } = gatewayOf(row);
  return JSON.stringify({ notification: { counts: { unread }, devices: [deviceOf(row, data, undefined)] } });
}

function deviceOf(row: PusherRow, data: object, tweaks: object | undefined): object {
  return {
    app_id: row.app_id,
    pushkey: row.pushkey,
    pushkey_ts: Math.floor(row.set_at / 1000),
    data,
    ...(tweaks ? { tweaks } : {}),
  };
}
