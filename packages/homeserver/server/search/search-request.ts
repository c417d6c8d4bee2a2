import { isObject, type Json, type JsonObject } from '../json.ts';
import { badJson, invalidParam, missingParam } from '../matrix-error.ts';
import type { SearchKey } from '../storage/search-query.ts';
import { type EventFilter, readEventFilter } from '../sync/filter.ts';

export interface SearchRequest {
  readonly term: string;
  readonly keys: readonly SearchKey[];
  readonly filter: EventFilter;
  readonly order: 'recent' | 'rank';
  readonly groupBy: readonly ('room_id' | 'sender')[];
  readonly context: ContextWish | undefined;
  readonly includeState: boolean;
}

export interface ContextWish {
  readonly before: number;
  readonly after: number;
  readonly includeProfile: boolean;
}

const allKeys: readonly SearchKey[] = ['body', 'name', 'topic'];
const longestTerm = 1_000;
const mostAround = 50;

/** The category `room_events`; throws M_MISSING_PARAM, M_BAD_JSON or M_INVALID_PARAM. */
export function readSearchRequest(body: JsonObject): SearchRequest | undefined {
  const categories = body.search_categories;
  if (categories === undefined) throw missingParam('search_categories is missing');
  if (!isObject(categories)) throw badJson('search_categories is not an object');
  const wanted = categories.room_events;
  if (wanted === undefined) return undefined;
  if (!isObject(wanted)) throw badJson('room_events is not an object');
  const { search_term: term, order_by: order = 'rank', groupings } = wanted;
  if (term === undefined) throw missingParam('search_term is missing');
  if (typeof term !== 'string' || term.includes('\0')) throw badJson('search_term is not a text');
  if (term.length > longestTerm) throw invalidParam('search_term is too long');
  if (order !== 'recent' && order !== 'rank') throw invalidParam('order_by is either recent or rank');
  return {
    term,
    keys: readKeys(wanted.keys),
    filter: readEventFilter(wanted.filter),
    order,
    groupBy: readGroups(groupings),
    context: readContext(wanted.event_context),
    includeState: readFlag(wanted.include_state, 'include_state'),
  };
}

function readKeys(value: Json | undefined): readonly SearchKey[] {
  if (value === undefined) return allKeys;
  if (!Array.isArray(value)) throw badJson('keys is not a list');
  return allKeys.filter((key) => {
    const unknown = value.find((each) => !allKeys.some((known) => each === `content.${known}`));
    if (unknown !== undefined) throw invalidParam('A key is content.body, content.name or content.topic');
    return value.includes(`content.${key}`);
  });
}

function readGroups(value: Json | undefined): SearchRequest['groupBy'] {
  if (value === undefined) return [];
  const list = isObject(value) ? (value.group_by ?? []) : undefined;
  if (!Array.isArray(list)) throw badJson('groupings has a list group_by');
  return list.map((each) => {
    const key = isObject(each) ? each.key : undefined;
    if (key !== 'room_id' && key !== 'sender') throw invalidParam('Groups are by room_id or sender');
    return key;
  });
}

function readContext(value: Json | undefined): ContextWish | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badJson('event_context is not an object');
  const limit = (name: string) => {
    const number = value[name] ?? 5;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0)
      throw badJson(`${name} is not a number from 0 on`);
    return Math.min(number, mostAround);
  };
  return {
    before: limit('before_limit'),
    after: limit('after_limit'),
    includeProfile: readFlag(value.include_profile, 'include_profile'),
  };
}

function readFlag(value: Json | undefined, name: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw badJson(`${name} is neither true nor false`);
  return value;
}
