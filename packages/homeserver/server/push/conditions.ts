import { isObject, type Json, type JsonObject } from '../json.ts';
import { PowerLevels } from '../rooms/power-levels.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { compileGlob, type TextMatch } from './glob.ts';

/** An event and the room it is in, as one person gets it. */
export interface Received {
  readonly event: RoomEvent;
  readonly room: Room;
  readonly userId: string;
}

export type Matches = (received: Received) => boolean;

const never: Matches = () => false;

/** "Conditions"; one that nobody knows never holds. */
export function compileCondition(condition: JsonObject): Matches {
  const { kind, key, pattern, value, is } = condition;
  switch (kind) {
    case 'event_match':
      return typeof key === 'string' && typeof pattern === 'string' ? eventMatch(key, pattern) : never;
    case 'event_property_is':
      return typeof key === 'string' && isPlain(value) ? propertyIs(key, value) : never;
    case 'event_property_contains':
      return typeof key === 'string' && isPlain(value) ? propertyContains(key, value) : never;
    case 'contains_display_name':
      return containsDisplayName();
    case 'room_member_count':
      return typeof is === 'string' ? memberCount(is) : never;
    case 'sender_notification_permission':
      return typeof key === 'string' ? mayNotify(key) : never;
    default:
      return never;
  }
}

/** The words of a message, in whole words; what content rules and display names are about. */
export function bodyMatches(pattern: string): Matches {
  const matches = compileGlob(pattern, 'words');
  return ({ event }) => {
    const { body } = event.content;
    return typeof body === 'string' && matches(body);
  };
}

function eventMatch(key: string, pattern: string): Matches {
  if (key === 'content.body') return bodyMatches(pattern);
  const read = compilePath(key);
  const matches = compileGlob(pattern, 'whole');
  return ({ event }) => {
    const found = read(event);
    return typeof found === 'string' && matches(found);
  };
}

function propertyIs(key: string, value: Json): Matches {
  const read = compilePath(key);
  return ({ event }) => read(event) === value;
}

function propertyContains(key: string, value: Json): Matches {
  const read = compilePath(key);
  return ({ event }) => {
    const found = read(event);
    return Array.isArray(found) && found.includes(value);
  };
}

function containsDisplayName(): Matches {
  let last: { readonly name: string; readonly matches: TextMatch } | undefined;
  return ({ event, room, userId }) => {
    const { body } = event.content;
    const name = room.members.get(userId)?.content.displayname;
    if (typeof body !== 'string' || typeof name !== 'string' || name === '') return false;
    // A name is no pattern: its stars stand for any one character, which is close enough.
    if (last?.name !== name) last = { name, matches: compileGlob(name.replaceAll('*', '?'), 'words') };
    return last.matches(body);
  };
}

function memberCount(is: string): Matches {
  const [, compare = '==', text] = /^(==|<=|>=|<|>)?(\d{1,9})$/.exec(is) ?? [];
  if (text === undefined) return never;
  const wanted = Number(text);
  return ({ room }) => {
    const count = room.joined.size;
    if (compare === '<') return count < wanted;
    if (compare === '>') return count > wanted;
    if (compare === '<=') return count <= wanted;
    return compare === '>=' ? count >= wanted : count === wanted;
  };
}

function mayNotify(whom: string): Matches {
  return ({ event, room }) => {
    const levels = PowerLevels.of(room);
    return levels.levelOf(event.sender) >= levels.toNotify(whom);
  };
}

function isPlain(value: Json | undefined): value is null | boolean | number | string {
  return value === null || ['boolean', 'number', 'string'].includes(typeof value);
}

/** Names of fields divided by dots; `\.` is a dot of a name and `\\` a backslash. */
function compilePath(key: string): (event: RoomEvent) => unknown {
  const [first = '', ...rest] = (key.match(/(?:\\[.\\]|[^.])+|(?<=\.|^)(?=\.|$)/g) ?? []).map((part) =>
    part.replace(/\\([.\\])/g, '$1'),
  );
  const [only] = rest;
  if (first === 'content' && only !== undefined && rest.length === 1)
    return ({ content }) => (Object.hasOwn(content, only) ? content[only] : undefined);
  if (first === 'content') return (event) => valueAt(event.content, rest);
  if (rest.length > 0) return () => undefined;
  switch (first) {
    case 'type':
      return ({ type }) => type;
    case 'sender':
      return ({ sender }) => sender;
    case 'room_id':
      return ({ roomId }) => roomId;
    case 'state_key':
      return ({ stateKey }) => stateKey;
    case 'event_id':
      return ({ eventId }) => eventId;
    default:
      return () => undefined;
  }
}

function valueAt(content: JsonObject, path: readonly string[]): unknown {
  let at: unknown = content;
  for (const name of path) {
    if (!isObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}
