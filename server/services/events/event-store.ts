import { type Database, notify, type Tx } from '@kontor/database';
import type { StoredEvent } from '@kontor/plugin-api/server';
import type { Audience } from '@kontor/schema';
import { sql } from 'kysely';

/** Wakes the sequencer after a commit that appended, and readers after a stamp. */
export const appendedChannel = 'kontor_events_appended';
export const stampedChannel = 'kontor_events_stamped';

/** Two sequencers of two servers take turns by this advisory lock; the number is arbitrary and ours. */
const sequencerLock = 7_105_001;

export interface NewEvent {
  readonly kind: string;
  readonly payload: unknown;
  readonly audience: Audience;
  readonly person: string | undefined;
}

interface EventRow {
  id: number;
  position: number;
  kind: string;
  payload: Readonly<Record<string, unknown>>;
  audience: Audience;
  person: string | null;
  happened_at: Date;
}

export async function insertEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map((event) => ({ ...event, person: event.person ?? null }));
  await sql`
    insert into events (kind, payload, audience, person)
    select kind, payload, audience, person
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as rows (kind text, payload jsonb, audience jsonb, person uuid)`.execute(tx);
  await notify(tx, appendedChannel);
}

/**
 * Gives committed events their positions, in order of ids, and answers how many. Only one runs at a time, and it sees
 * only what is committed: a transaction that commits late is stamped late, so a reader's cursor never passes it by.
 */
export async function stampEvents(tx: Tx, limit: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sequencerLock})`.execute(tx);
  const stamped = await sql<{ count: number }>`
    with unstamped as materialized (
      select id from events where position is null order by id limit ${limit}
    ), positions as materialized (
      select id, nextval('events_position') as position from (select id from unstamped order by id) as ordered
    ), stamped as (
      update events set position = positions.position from positions where events.id = positions.id returning 1
    )
    select count(*) as count from stamped`.execute(tx);
  const count = stamped.rows[0]?.count ?? 0;
  if (count > 0) await notify(tx, stampedChannel);
  return count;
}

export async function readEvents(tx: Tx, after: number, limit: number): Promise<StoredEvent[]> {
  const { rows } = await sql<EventRow>`
    select * from events where position > ${after} order by position limit ${limit}`.execute(tx);
  return rows.map(fromRow);
}

export async function readEventsOfKinds(
  tx: Tx,
  after: number,
  kinds: readonly string[],
  limit: number,
): Promise<{ events: StoredEvent[]; last: number }> {
  const { rows } = await sql<EventRow & { wanted: boolean }>`
    select *, kind = any(${kinds}) as wanted from events
     where position > ${after} order by position limit ${limit}`.execute(tx);
  return { events: rows.filter((row) => row.wanted).map(fromRow), last: rows.at(-1)?.position ?? after };
}

export async function findCurrentPosition(tx: Tx): Promise<number> {
  // The sequence is ahead while events are stamped, whose positions nobody sees before the commit; where every event was
  // pruned it alone remembers.
  const { rows } = await sql<{ position: number }>`
    select coalesce((select max(position) from events),
                    (select case when is_called then last_value else 0 end from events_position)) as position`.execute(
    tx,
  );
  return rows[0]?.position ?? 0;
}

/** The oldest position still kept; a cursor before it has missed events. */
export async function findOldestPosition(tx: Tx): Promise<number | undefined> {
  const { rows } = await sql<{ position: number | null }>`select min(position) as position from events`.execute(tx);
  return rows[0]?.position ?? undefined;
}

/** Removes stamped events that happened before `moment`, but none that a handler has still to see. */
export async function pruneEvents(tx: Tx, moment: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from events
     where happened_at < ${moment} and position is not null
       and position <= (select coalesce(min(position), 0) from event_handlers)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The handler's cursor, locked so that it runs in one process at a time; made at the current end when it is new. */
export async function lockHandler(tx: Tx, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`
    select position from event_handlers where name = ${name} for update skip locked`.execute(tx);
  return rows[0]?.position;
}

export async function ensureHandler(database: Database, name: string): Promise<void> {
  await database.transaction(async (tx) => {
    const position = await findCurrentPosition(tx);
    await sql`insert into event_handlers (name, position) values (${name}, ${position}) on conflict do nothing`.execute(
      tx,
    );
  });
}

export async function moveHandler(tx: Tx, name: string, position: number): Promise<void> {
  await sql`update event_handlers set position = ${position} where name = ${name}`.execute(tx);
}

export async function recordFailure(tx: Tx, handler: string, event: StoredEvent): Promise<void> {
  await sql`
    insert into event_failures (handler, position, kind) values (${handler}, ${event.position}, ${event.kind})
    on conflict do nothing`.execute(tx);
}

export async function countBacklog(tx: Tx): Promise<{ unstamped: number; behind: number; failed: number }> {
  const { rows } = await sql<{ unstamped: number; behind: number; failed: number }>`
    select (select count(*) from events where position is null) as unstamped,
           (select coalesce(max((select last_value from events_position) - position), 0) from event_handlers) as behind,
           (select count(*) from event_failures) as failed`.execute(tx);
  return rows[0] ?? { unstamped: 0, behind: 0, failed: 0 };
}

function fromRow(row: EventRow): StoredEvent {
  return {
    id: String(row.id),
    position: row.position,
    kind: row.kind,
    payload: row.payload,
    audience: row.audience,
    person: row.person ?? undefined,
    happenedAt: row.happened_at.toISOString(),
  };
}
