import { type IsoDate, isUuid } from '@kontor/base';
import { withQuery } from '@kontor/plugin-api/client';
import { type CallInputOf, fields, type searchAll } from '@kontor/schema';

/** Since when something has to have been changed; `range` is between two days of one's own choice. */
export const times = ['today', 'week', 'month', 'year', 'range'] as const;
export type Time = (typeof times)[number];

/** What narrows a search beside its words. Ids, not names: the same stands in the address of the page of results. */
export interface SearchFilters {
  readonly type?: string;
  readonly space?: string;
  readonly author?: string;
  readonly time?: Time;
  /** Of a range; both days are inclusive, and either may be open. */
  readonly from?: IsoDate;
  readonly until?: IsoDate;
  readonly titlesOnly?: true;
}

export const noFilters: SearchFilters = {};

/** How many days back each begins. */
const daysBack: Readonly<Record<Exclude<Time, 'range'>, number>> = { today: 0, week: 6, month: 29, year: 364 };

/** The filters that an address names; what is nonsense is passed by. */
export function readFilters(search: Readonly<Record<string, string>>): SearchFilters {
  const { type, space, author, from, until, titles } = search;
  const time = times.find((each) => each === search.time);
  return {
    ...(type !== undefined && /^[a-z-]{1,60}$/.test(type) && { type }),
    ...(space !== undefined && isUuid(space) && { space }),
    ...(author !== undefined && isUuid(author) && { author }),
    ...(time !== undefined && { time }),
    ...(time === 'range' && from !== undefined && isDay(from) && { from }),
    ...(time === 'range' && until !== undefined && isDay(until) && { until }),
    ...(titles === 'true' && { titlesOnly: true as const }),
  };
}

const isDay = (text: string) => fields.day.safeParse(text).success;

/** The same for an address; what is off is `undefined`, so that `setSearch` removes it. */
export function writeFilters(filters: SearchFilters): Record<string, string | undefined> {
  const { type, space, author, time, from, until, titlesOnly } = filters;
  const isRange = time === 'range';
  return {
    type,
    space,
    author,
    time,
    from: isRange ? from : undefined,
    until: isRange ? until : undefined,
    titles: titlesOnly ? 'true' : undefined,
  };
}

/** Where all hits of a search are listed. */
export function resultsAddress(query: string, filters: SearchFilters): string {
  return withQuery('/search', { q: query.trim(), ...writeFilters(filters) });
}

/** What the server is asked. Days begin where the person is; they are moments only here. */
export function questionOf(query: string, filters: SearchFilters, now: Date): CallInputOf<typeof searchAll> {
  const { type, space, author, titlesOnly } = filters;
  const { from, until } = momentsOf(filters, now);
  return {
    q: query.trim(),
    ...(type !== undefined && { type: [type] }),
    ...(space !== undefined && { space }),
    ...(author !== undefined && { author }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(titlesOnly && { titlesOnly: 'true' as const }),
  };
}

function momentsOf({ time, from, until }: SearchFilters, now: Date): { from?: string; until?: string } {
  if (time === undefined) return {};
  if (time !== 'range')
    return { from: new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBack[time]).toISOString() };
  return {
    ...(from !== undefined && { from: beginOf(from, 0) }),
    ...(until !== undefined && { until: beginOf(until, 1) }),
  };
}

function beginOf(day: IsoDate, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

export type FilterName = 'space' | 'author' | 'time' | 'titlesOnly';

/** Those that are on and shown as chips; the type has its own row. */
export function activeFilters(filters: SearchFilters): readonly FilterName[] {
  return (['space', 'author', 'time', 'titlesOnly'] as const).filter((name) => filters[name] !== undefined);
}

/** The filters without one of them, or without all but the type. */
export function withoutFilter(filters: SearchFilters, name: FilterName | 'type' | 'all'): SearchFilters {
  if (name === 'all') return filters.type === undefined ? noFilters : { type: filters.type };
  const { [name]: _gone, ...rest } = filters;
  if (name !== 'time') return rest;
  const { from: _from, until: _until, ...others } = rest;
  return others;
}
