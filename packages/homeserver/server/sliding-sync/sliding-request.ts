import { isObject, type Json, type JsonObject } from '../json.ts';
import { badJson, missingParam } from '../matrix-error.ts';

/** How much of a room is wanted. */
export interface RoomWish {
  readonly timelineLimit: number;
  /** Types and state keys; see `RequiredState`. */
  readonly requiredState: readonly (readonly [type: string, stateKey: string])[];
}

export interface ListFilters {
  readonly isDirect?: boolean | undefined;
  readonly isEncrypted?: boolean | undefined;
  readonly isInvite?: boolean | undefined;
  readonly spaces?: readonly string[] | undefined;
  /** Null stands for rooms without a type. */
  readonly roomTypes?: readonly (string | null)[] | undefined;
  readonly notRoomTypes?: readonly (string | null)[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly notTags?: readonly string[] | undefined;
}

export interface ListWish extends RoomWish {
  /** Places in the list, both ends included. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly filters: ListFilters;
}

export interface SlidingRequest {
  readonly connectionId: string;
  readonly lists: ReadonlyMap<string, ListWish>;
  readonly subscriptions: ReadonlyMap<string, RoomWish>;
  /** Those that are enabled, with their options. */
  readonly extensions: ReadonlyMap<string, JsonObject>;
}

const [mostLists, mostSubscriptions, mostRanges, mostState] = [100, 1_000, 100, 500];

/** Reads the body of a request (MSC4186); throws M_BAD_JSON or M_MISSING_PARAM. */
export function readSlidingRequest(body: JsonObject): SlidingRequest {
  const { conn_id: connectionId = '' } = body;
  if (typeof connectionId !== 'string' || connectionId.length > 255) throw badJson('conn_id is no text of 255 letters');
  const lists = entriesOf(body.lists, 'lists', mostLists).map(([name, list]) => [name, readList(list)] as const);
  const subscriptions = entriesOf(body.room_subscriptions, 'room_subscriptions', mostSubscriptions);
  const extensions = entriesOf(body.extensions, 'extensions', mostLists);
  return {
    connectionId,
    lists: new Map(lists),
    subscriptions: new Map(subscriptions.map(([roomId, wish]) => [roomId, readRoom(wish)])),
    extensions: new Map(extensions.filter(([, options]) => options.enabled === true)),
  };
}

function readList(list: JsonObject): ListWish {
  const single = list.range === undefined ? [] : [list.range];
  const { ranges = single } = list;
  if (!Array.isArray(ranges) || ranges.length > mostRanges) throw badJson('ranges lists no ranges');
  return { ...readRoom(list), ranges: ranges.map(readRange), filters: readFilters(list.filters) };
}

function readRange(range: Json): readonly [number, number] {
  const [first, last, ...rest] = Array.isArray(range) ? range : [];
  if (!isCount(first) || !isCount(last) || rest.length > 0 || last < first)
    throw badJson('A range is two numbers from 0 on');
  return [first, last];
}

function readRoom({ timeline_limit: limit, required_state: state }: JsonObject): RoomWish {
  if (limit === undefined) throw missingParam('timeline_limit is missing');
  if (!isCount(limit)) throw badJson('timeline_limit is no number from 0 on');
  if (state === undefined) throw missingParam('required_state is missing');
  if (!Array.isArray(state) || state.length > mostState) throw badJson('required_state lists no state');
  return { timelineLimit: limit, requiredState: state.map(readStateName) };
}

function readStateName(name: Json): readonly [string, string] {
  const [type, stateKey, ...rest] = Array.isArray(name) ? name : [];
  if (typeof type !== 'string' || typeof stateKey !== 'string' || rest.length > 0)
    throw badJson('State is named by type and state key');
  return [type, stateKey];
}

function readFilters(value: Json | undefined): ListFilters {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw badJson('filters is no object');
  return {
    isDirect: flag(value.is_dm, 'is_dm'),
    isEncrypted: flag(value.is_encrypted, 'is_encrypted'),
    isInvite: flag(value.is_invite, 'is_invite'),
    spaces: texts(value.spaces, 'spaces'),
    roomTypes: textsOrNull(value.room_types, 'room_types'),
    notRoomTypes: textsOrNull(value.not_room_types, 'not_room_types'),
    tags: texts(value.tags, 'tags'),
    notTags: texts(value.not_tags, 'not_tags'),
  };
}

function entriesOf(value: Json | undefined, name: string, most: number): [string, JsonObject][] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) throw badJson(`${name} is no object`);
  const entries = Object.entries(value);
  if (entries.length > most) throw badJson(`${name} has more than ${most} entries`);
  return entries.map(([key, each]) => {
    if (!isObject(each)) throw badJson(`${name}.${key} is no object`);
    return [key, each];
  });
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function flag(value: Json | undefined, name: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw badJson(`${name} is neither true nor false`);
  return value;
}

function textsOrNull(value: Json | undefined, name: string): (string | null)[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw badJson(`${name} is no list`);
  return value.map((each) => {
    if (each !== null && typeof each !== 'string') throw badJson(`${name} lists no texts`);
    return each;
  });
}

function texts(value: Json | undefined, name: string): string[] | undefined {
  return textsOrNull(value, name)?.map((each) => {
    if (each === null) throw badJson(`${name} lists no texts`);
    return each;
  });
}
