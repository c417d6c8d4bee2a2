import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { type EventSummary, mostReferences } from '../rooms/event-summary.ts';
import { type EventRow, RoomEvent } from '../rooms/room-event.ts';

interface SummaryRow {
  readonly place: number;
  readonly count: number | null;
  readonly is_one_in: boolean | null;
  readonly latest: EventRow | null;
  readonly latest_edit: EventRow | null;
  readonly edit: EventRow | null;
  readonly refs: readonly string[] | null;
}

/** Threads, edits and references of several events with one query; what is after an event's bound does not count. */
export async function listSummaries(
  tx: Tx,
  {
    events,
    bounds,
    userId,
    ignored,
  }: {
    readonly events: readonly RoomEvent[];
    readonly bounds: readonly number[];
    readonly userId: string;
    readonly ignored: readonly string[];
  },
): Promise<EventSummary[]> {
  const [ids, senders, types] = [
    events.map(({ eventId }) => eventId),
    events.map(({ sender }) => sender),
    events.map(({ type }) => type),
  ];
  const edits = (of: string, sender: string, type: string) => sql`(
    select to_jsonb(r) from homeserver.events r
    where r.relates_to = ${sql.raw(of)} and r.relation = 'm.replace' and r.sender = ${sql.raw(sender)}
      and r.type = ${sql.raw(type)} and r.state_key is null and r.position <= w.bound
      and (r.type = 'm.room.encrypted' or position('"m.new_content":{' in r.body) > 0)
    order by r.position desc limit 1)`;
  const found = await sql<SummaryRow>`
    select w.place, t.count, t.is_one_in, to_jsonb(l) as latest,
      ${edits('l.event_id', 'l.sender', 'l.type')} as latest_edit,
      ${edits('w.event_id', 'w.sender', 'w.type')} as edit,
      (select array_agg(f.event_id order by f.position) from (
        select r.event_id, r.position from homeserver.events r
        where r.relates_to = w.event_id and r.relation = 'm.reference' and r.position <= w.bound
          and r.sender <> all(${ignored as string[]})
        order by r.position limit ${mostReferences}) f) as refs
    from unnest(${ids}::text[], ${senders}::text[], ${types}::text[], ${bounds as number[]}::bigint[])
      with ordinality as w (event_id, sender, type, bound, place)
    left join lateral (
      select count(*) as count, max(r.position) as newest, bool_or(r.sender = ${userId}) as is_one_in
      from homeserver.events r
      where r.relates_to = w.event_id and r.relation = 'm.thread' and r.position <= w.bound
        and r.sender <> all(${ignored as string[]})
    ) t on true
    left join homeserver.events l on l.position = t.newest
    where exists (select from homeserver.events r where r.relates_to = w.event_id)`.execute(tx);
  return found.rows.flatMap((row) => {
    const parent = events[row.place - 1];
    if (!parent) return [];
    const latest = eventOf(row.latest);
    return {
      parent,
      thread: latest && {
        count: row.count ?? 0,
        latest,
        latestEdit: eventOf(row.latest_edit),
        isOneIn: row.is_one_in === true,
      },
      edit: eventOf(row.edit),
      references: row.refs ?? [],
    };
  });
}

function eventOf(row: EventRow | null): RoomEvent | undefined {
  return row === null ? undefined : new RoomEvent(row);
}

export interface RelationQuery {
  readonly roomId: string;
  readonly eventId: string;
  readonly relation: string | undefined;
  readonly type: string | undefined;
  readonly after: number;
  readonly until: number;
  readonly order: 'oldest-first' | 'newest-first';
  readonly limit: number;
  /** How many steps are followed: 1 for direct relations. */
  readonly depth: number;
}

/** What relates to an event, directly or over several steps; type and relation are those of the ones found. */
export async function listRelations(tx: Tx, query: RelationQuery): Promise<RoomEvent[]> {
  const direction = sql.raw(query.order === 'oldest-first' ? 'asc' : 'desc');
  const found = await sql<EventRow>`
    with recursive related (event_id, position, depth) as (
      select e.event_id, e.position, 1 from homeserver.events e
      where e.relates_to = ${query.eventId} and e.relation <> 'redacts' and e.room_id = ${query.roomId}
      union
      select e.event_id, e.position, r.depth + 1 from related r
      join homeserver.events e on e.relates_to = r.event_id and e.relation <> 'redacts'
      where r.depth < ${query.depth} and e.room_id = ${query.roomId}
    )
    select e.* from homeserver.events e
    where e.position in (select position from related)
      and e.position > ${query.after} and e.position <= ${query.until}
      and (${query.relation ?? null}::text is null or e.relation = ${query.relation ?? null})
      and (${query.type ?? null}::text is null or e.type = ${query.type ?? null})
    order by e.position ${direction} limit ${query.limit}`.execute(tx);
  return found.rows.map((row) => new RoomEvent(row));
}

/** The first events of threads, by the newest answer, newest first; `latest` is the position of that answer. */
export async function listThreads(
  tx: Tx,
  query: {
    readonly roomId: string;
    readonly until: number;
    readonly limit: number;
    readonly userId: string | undefined;
  },
): Promise<{ readonly root: RoomEvent; readonly latest: number }[]> {
  const { roomId, until, limit, userId = null } = query;
  const found = await sql<EventRow & { readonly latest: number }>`
    select t.latest, e.* from (
      select relates_to, max(position) as latest from homeserver.events
      where room_id = ${roomId} and relation = 'm.thread' group by relates_to having max(position) <= ${until}
    ) t
    join homeserver.events e on e.event_id = t.relates_to and e.room_id = ${roomId}
    where ${userId}::text is null or e.sender = ${userId} or exists (
      select from homeserver.events a
      where a.relates_to = e.event_id and a.relation = 'm.thread' and a.sender = ${userId})
    order by t.latest desc limit ${limit}`.execute(tx);
  return found.rows.map(({ latest, ...row }) => ({ latest, root: new RoomEvent(row) }));
}

/** Whether somebody has annotated an event with this key already; the key is compared by the caller. */
export async function listAnnotations(
  tx: Tx,
  of: { readonly eventId: string; readonly sender: string; readonly type: string },
): Promise<RoomEvent[]> {
  const found = await sql<EventRow>`
    select * from homeserver.events
    where relates_to = ${of.eventId} and relation = 'm.annotation' and sender = ${of.sender} and type = ${of.type}`.execute(
    tx,
  );
  return found.rows.map((row) => new RoomEvent(row));
}
