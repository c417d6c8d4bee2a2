import type { Json, JsonObject } from '../json.ts';
import { badJson } from '../matrix-error.ts';
import type { RoomList } from './room-lists.ts';
import type { RoomWish } from './sliding-request.ts';

/**
 * The rooms an extension is wanted of ("lists", "rooms": names, or `*` for all lists and all subscriptions); nothing where
 * it is all of the answer. Without a word it is all lists, and all subscriptions.
 */
export function extensionScope(
  { lists, rooms }: JsonObject,
  found: ReadonlyMap<string, RoomList>,
  subscriptions: ReadonlyMap<string, RoomWish>,
): ReadonlySet<string> | undefined {
  const [wantedLists, wantedRooms] = [namesOf(lists, 'lists'), namesOf(rooms, 'rooms')];
  if (wantedLists.includes('*') && wantedRooms.includes('*')) return undefined;
  const scope = new Set<string>();
  for (const [name, list] of found)
    if (wantedLists.includes('*') || wantedLists.includes(name))
      for (const { roomIds } of list.ranges) for (const roomId of roomIds) scope.add(roomId);
  for (const roomId of wantedRooms.includes('*') ? subscriptions.keys() : wantedRooms) scope.add(roomId);
  return scope;
}

function namesOf(value: Json | undefined, name: string): readonly string[] {
  if (value === undefined || value === null) return ['*'];
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
    throw badJson(`${name} lists no names`);
  return value;
}
