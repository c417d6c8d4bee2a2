import { strippedEvent } from '../rooms/client-event.ts';
import type { Room } from '../rooms/room.ts';
import { eventsOf, objectOf } from './sync-request.ts';

/** "Stripped state": what tells somebody which room it is before they are in it. */
const shown = [
  ...['m.room.create', 'm.room.join_rules', 'm.room.canonical_alias', 'm.room.avatar', 'm.room.name', 'm.room.topic'],
  'm.room.encryption',
];

/** A room somebody is invited to, or knocks at. */
export function invitedRoom(room: Room, userId: string, kind: 'invite' | 'knock'): string {
  return objectOf([[`${kind}_state`, eventsOf(strippedState(room, userId))]]);
}

export function strippedState(room: Room, userId: string): string[] {
  const member = room.members.get(userId);
  const inviter = member && member.sender !== userId ? room.members.get(member.sender) : undefined;
  return [...shown.map((type) => room.find(type, '')), inviter, member].flatMap((event) =>
    event ? [strippedEvent(event)] : [],
  );
}
