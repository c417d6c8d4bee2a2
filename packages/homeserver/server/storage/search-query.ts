import type { Tx } from '@kontor/database';
import { type RawBuilder, sql } from 'kysely';
import { type EventRow, RoomEvent } from '../rooms/room-event.ts';

export type SearchKey = 'body' | 'name' | 'topic';

const typeOf = { body: 'm.room.message', name: 'm.room.name', topic: 'm.room.topic' } as const;
/** Of the hits, the newest are ranked. */
const mostRanked = 5_000;

export interface ReadableRange {
  readonly roomId: string;
  readonly first: number;
  readonly last: number;
}

export interface SearchQuery {
  readonly term: string;
  readonly keys: readonly SearchKey[];
  /** Nothing outside of these is found or counted. */
  readonly ranges: readonly ReadableRange[];
  readonly senders: readonly string[] | undefined;
  readonly notSenders: readonly string[];
  readonly containsUrl: boolean | undefined;
  readonly order: 'recent' | 'rank';
  /** Only what is before this position. */
  readonly before: number;
  readonly skip: number;
  readonly limit: number;
}

export interface SearchHit {
  readonly event: RoomEvent;
  readonly rank: number;
}

/** As in the migration, or the index is not used. */
function vectorOf(key: SearchKey): RawBuilder<unknown> {
  return sql.raw(
    `to_tsvector('simple', regexp_replace(
       substring(e.body from '"${key}":"((?:[^"\\\\]|\\\\.)*)"'), '\\\\(u[0-9a-fA-F]{4}|.)', ' ', 'g'))`,
  );
}

export function typeOfKey(key: SearchKey): string {
  return typeOf[key];
}

/** Events with all words of the term, and how many there are; matched first and then ordered. */
export async function searchEvents(
  tx: Tx,
  query: SearchQuery,
): Promise<{ readonly hits: readonly SearchHit[]; readonly count: number }> {
  const term = sql`plainto_tsquery('simple', ${query.term})`;
  const { senders = null, containsUrl = null, ranges } = query;
  const branches = query.keys.map(
    (key) => sql`
      select e.position, e.room_id, ${sql.lit(key)} as key from homeserver.events e
      where e.type = ${sql.lit(typeOf[key])} and ${vectorOf(key)} @@ ${term}
        and (${senders as string[] | null}::text[] is null or e.sender = any(${senders as string[] | null}))
        and e.sender <> all(${query.notSenders as string[]})
        and (${containsUrl}::boolean is null or (position('"url":"' in e.body) > 0) = ${containsUrl})`,
  );
  const rank = sql`case s.key ${sql.join(
    query.keys.map((key) => sql`when ${sql.lit(key)} then ts_rank_cd(${vectorOf(key)}, ${term})`),
    sql` `,
  )} end`;
  const order = query.order === 'recent' ? sql`e.position desc` : sql`rank desc, e.position desc`;
  const found = await sql<EventRow & { readonly rank: number; readonly total: number }>`
    with hits as materialized (${sql.join(branches, sql` union all `)}),
    seen as materialized (
      select h.* from hits h where exists (
        select from unnest(
          ${ranges.map(({ roomId }) => roomId)}::text[],
          ${ranges.map(({ first }) => first)}::bigint[], ${ranges.map(({ last }) => last)}::bigint[]
        ) as v (room_id, first, last)
        where v.room_id = h.room_id and h.position between v.first and v.last)),
    ranked as (
      select * from seen where position < ${query.before}
      order by position desc limit ${query.order === 'recent' ? query.limit : mostRanked})
    select e.*, ${rank} as rank, (select count(*) from seen) as total
    from ranked s join homeserver.events e on e.position = s.position
    order by ${order} limit ${query.limit} offset ${query.skip}`.execute(tx);
  const hits = found.rows.map(({ rank: rankOf, total: _total, ...row }) => ({
    event: new RoomEvent(row),
    rank: rankOf,
  }));
  return { hits, count: found.rows[0]?.total ?? 0 };
}

export interface Surroundings {
  /** Newest first. */
  readonly before: RoomEvent[];
  readonly after: RoomEvent[];
}

/** What stands around several events, with one query. */
export async function listSurroundings(
  tx: Tx,
  events: readonly RoomEvent[],
  limits: { readonly before: number; readonly after: number },
): Promise<Surroundings[]> {
  const found = await sql<EventRow & { readonly place: number; readonly side: 'before' | 'after' }>`
    select w.place, e.* from unnest(
      ${events.map(({ roomId }) => roomId)}::text[], ${events.map(({ position }) => position)}::bigint[]
    ) with ordinality as w (room_id, position, place)
    cross join lateral (
      (select 'before' as side, x.* from homeserver.events x
        where x.room_id = w.room_id and x.position < w.position order by x.position desc limit ${limits.before})
      union all
      (select 'after' as side, x.* from homeserver.events x
        where x.room_id = w.room_id and x.position > w.position order by x.position limit ${limits.after})
    ) e`.execute(tx);
  const around = events.map((): Surroundings => ({ before: [], after: [] }));
  for (const { place, side, ...row } of found.rows) around[place - 1]?.[side].push(new RoomEvent(row));
  return around;
}
