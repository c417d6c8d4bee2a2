import { isUserId } from '../identifiers.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { badJson } from '../matrix-error.ts';
import type { RoomEvent } from '../rooms/room-event.ts';

/** "Filtering": which events of a section somebody wants. */
export interface EventFilter {
  readonly limit: number | undefined;
  readonly types: readonly string[] | undefined;
  readonly notTypes: readonly string[];
  readonly senders: readonly string[] | undefined;
  readonly notSenders: readonly string[];
  readonly rooms: readonly string[] | undefined;
  readonly notRooms: readonly string[];
  readonly containsUrl: boolean | undefined;
  readonly lazyLoadMembers: boolean;
  readonly includeRedundantMembers: boolean;
  readonly unreadThreadNotifications: boolean;
  /** Related events (MSC3440, now in `/messages` and the like). */
  readonly relatedByTypes: readonly string[] | undefined;
  readonly relatedBySenders: readonly string[] | undefined;
}

export interface SyncFilter {
  readonly rooms: readonly string[] | undefined;
  readonly notRooms: readonly string[];
  readonly includeLeave: boolean;
  readonly timeline: EventFilter;
  readonly state: EventFilter;
  readonly ephemeral: EventFilter;
  readonly roomAccountData: EventFilter;
  readonly accountData: EventFilter;
  readonly presence: EventFilter;
}

/** Throws M_BAD_JSON for what is not a filter. */
export function readSyncFilter(definition: JsonObject): SyncFilter {
  const room = objectOf(definition.room, 'room');
  if (definition.event_fields !== undefined) texts(definition.event_fields, 'event_fields');
  const format = definition.event_format;
  if (format !== undefined && format !== 'client' && format !== 'federation')
    throw badJson('There is no such event_format');
  return {
    rooms: roomIds(room.rooms, 'rooms'),
    notRooms: roomIds(room.not_rooms, 'not_rooms') ?? [],
    includeLeave: flag(room.include_leave, 'include_leave'),
    timeline: readEventFilter(room.timeline),
    state: readEventFilter(room.state),
    ephemeral: readEventFilter(room.ephemeral),
    roomAccountData: readEventFilter(room.account_data),
    accountData: readEventFilter(definition.account_data),
    presence: readEventFilter(definition.presence),
  };
}

export function readEventFilter(value: Json | undefined): EventFilter {
  const filter = objectOf(value, 'a filter');
  const { limit } = filter;
  if (limit !== undefined && (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0))
    throw badJson('limit is not a number from 0 on');
  const senders = texts(filter.senders, 'senders');
  const notSenders = texts(filter.not_senders, 'not_senders') ?? [];
  if (![...(senders ?? []), ...notSenders].every(isUserId)) throw badJson('Senders are user ids');
  return {
    limit: typeof limit === 'number' ? limit : undefined,
    types: texts(filter.types, 'types'),
    notTypes: texts(filter.not_types, 'not_types') ?? [],
    senders,
    notSenders,
    rooms: roomIds(filter.rooms, 'rooms'),
    notRooms: roomIds(filter.not_rooms, 'not_rooms') ?? [],
    containsUrl: filter.contains_url === undefined ? undefined : flag(filter.contains_url, 'contains_url'),
    lazyLoadMembers: flag(filter.lazy_load_members, 'lazy_load_members'),
    includeRedundantMembers: flag(filter.include_redundant_members, 'include_redundant_members'),
    unreadThreadNotifications: flag(filter.unread_thread_notifications, 'unread_thread_notifications'),
    relatedByTypes: texts(filter.related_by_rel_types, 'related_by_rel_types'),
    relatedBySenders: texts(filter.related_by_senders, 'related_by_senders'),
  };
}

export const noFilter: SyncFilter = readSyncFilter({});

export function wantsEvent(filter: EventFilter, event: RoomEvent): boolean {
  if (!wantsType(filter, event.type) || !wantsSender(filter, event.sender)) return false;
  return filter.containsUrl === undefined || (typeof event.content.url === 'string') === filter.containsUrl;
}

export function wantsType({ types, notTypes }: EventFilter, type: string): boolean {
  return (
    (types === undefined || types.some((each) => matches(each, type))) && !notTypes.some((each) => matches(each, type))
  );
}

export function wantsSender({ senders, notSenders }: EventFilter, sender: string): boolean {
  return (senders === undefined || senders.includes(sender)) && !notSenders.includes(sender);
}

export function wantsRoom(
  { rooms, notRooms }: { readonly rooms: readonly string[] | undefined; readonly notRooms: readonly string[] },
  roomId: string,
): boolean {
  return (rooms === undefined || rooms.includes(roomId)) && !notRooms.includes(roomId);
}

/** `*` stands for any characters. */
function matches(pattern: string, type: string): boolean {
  if (!pattern.includes('*')) return pattern === type;
  const parts = pattern.split('*');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found =
      index === parts.length - 1 ? (part === '' ? type.length : type.lastIndexOf(part)) : type.indexOf(part, at);
    if (found < at || (index === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return at === type.length;
}

function objectOf(value: Json | undefined, name: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw badJson(`${name} is not an object`);
  return value;
}

function texts(value: Json | undefined, name: string): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
    throw badJson(`${name} lists no texts`);
  return value as readonly string[]; // checked above
}

function roomIds(value: Json | undefined, name: string): readonly string[] | undefined {
  const ids = texts(value, name);
  if (ids?.some((id) => !id.startsWith('!'))) throw badJson(`${name} lists no room ids`);
  return ids;
}

function flag(value: Json | undefined, name: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw badJson(`${name} is neither true nor false`);
  return value;
}
