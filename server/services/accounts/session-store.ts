import type { Tx } from '@kontor/database';
import { type RawBuilder, sql } from 'kysely';

export interface SessionRow {
  id: string;
  account: string;
  device: string;
  address: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  /** On a computer that others use too: ends sooner. */
  shared: boolean;
}

/** A session lives while it was used after these moments and has not expired. */
export interface Liveness {
  readonly now: Date;
  readonly seenAfter: Date;
  readonly sharedSeenAfter: Date;
}

/** An ended session: which one, and whose. */
export interface EndedSession {
  readonly id: string;
  readonly account: string;
}

const columns = sql`id, account, device, address, created_at, last_seen_at, expires_at, shared`;

export async function insertSession(tx: Tx, session: SessionRow & { token_hash: Buffer }): Promise<void> {
  await sql`
    insert into accounts_sessions (id, account, token_hash, device, address, created_at, last_seen_at, expires_at, shared)
    values (${session.id}, ${session.account}, ${session.token_hash}, ${session.device}, ${session.address},
            ${session.created_at}, ${session.last_seen_at}, ${session.expires_at}, ${session.shared})`.execute(tx);
}

export async function findSessionByToken(tx: Tx, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from accounts_sessions where token_hash = ${tokenHash}`.execute(tx);
  return rows[0];
}

export async function findSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select ${columns} from accounts_sessions where id = ${id}`.execute(tx);
  return rows[0];
}

/** The moment after which a session must have been used. */
function seenAfter(live: Liveness) {
  return sql`case when shared then ${live.sharedSeenAfter}::timestamptz else ${live.seenAfter}::timestamptz end`;
}

/** Sessions of an account that have not ended, the one seen last first. */
export async function listSessions(tx: Tx, account: string, live: Liveness): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from accounts_sessions
     where account = ${account} and expires_at > ${live.now} and last_seen_at > ${seenAfter(live)}
     order by last_seen_at desc, id`.execute(tx);
  return rows;
}

/** Of these sessions those that have not ended and whose account is active and its person here on a day. */
export async function listLiveSessions(
  tx: Tx,
  ids: readonly string[],
  live: Liveness,
  today: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select accounts_sessions.id from accounts_sessions
      join accounts_accounts a on a.id = account join people_persons p on p.id = a.person
     where accounts_sessions.id = any(${[...ids]}::uuid[]) and expires_at > ${live.now}
       and last_seen_at > ${seenAfter(live)} and a.state = 'active'
       and (p.valid_from is null or p.valid_from <= ${today}::date)
       and (p.valid_until is null or p.valid_until >= ${today}::date)`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update accounts_sessions set last_seen_at = ${now} where id = ${id} and last_seen_at < ${now}`.execute(tx);
}

async function deleteWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    delete from accounts_sessions where ${condition} returning id, account`.execute(tx);
  return rows;
}

/** The same by somebody's will: what the device keeps is to be wiped, so the token's hash stays known for a while. */
async function endWhere(tx: Tx, now: Date, condition: RawBuilder<unknown>): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    with ended as (delete from accounts_sessions where ${condition} returning id, account, token_hash),
         kept as (insert into accounts_ended_sessions (token_hash, ended_at) select token_hash, ${now} from ended)
    select id, account from ended`.execute(tx);
  return rows;
}

/** Whether the session of this token was ended by somebody, not by time. */
export async function wasSessionEnded(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql`select from accounts_ended_sessions where token_hash = ${tokenHash}`.execute(tx);
  return rows.length > 0;
}

export async function forgetEndedSessions(tx: Tx, before: Date): Promise<void> {
  await sql`delete from accounts_ended_sessions where ended_at < ${before}`.execute(tx);
}

export function endSession(tx: Tx, now: Date, account: string, id: string): Promise<EndedSession[]> {
  return endWhere(tx, now, sql`account = ${account} and id = ${id}`);
}

export function deleteSessionOfToken(tx: Tx, tokenHash: Buffer): Promise<EndedSession[]> {
  return deleteWhere(tx, sql`token_hash = ${tokenHash}`);
}

export function endSessions(tx: Tx, now: Date, account: string, except: string | undefined): Promise<EndedSession[]> {
  return endWhere(tx, now, sql`account = ${account} and id is distinct from ${except ?? null}::uuid`);
}

/** Keeps the `keep` sessions seen last. */
export function deleteOldestSessions(tx: Tx, account: string, keep: number): Promise<EndedSession[]> {
  return deleteWhere(
    tx,
    sql`id in (select id from accounts_sessions where account = ${account}
                order by last_seen_at desc, id offset ${keep})`,
  );
}

export function deleteExpiredSessions(tx: Tx, live: Liveness): Promise<EndedSession[]> {
  return deleteWhere(tx, sql`expires_at <= ${live.now} or last_seen_at <= ${seenAfter(live)}`);
}

/** Sessions of people (or of one of them) who do not belong to the organisation on `today`. */
export function endSessionsOfFormerPeople(tx: Tx, now: Date, today: string, person?: string): Promise<EndedSession[]> {
  return endWhere(
    tx,
    now,
    sql`account in (select a.id from accounts_accounts a join people_persons p on p.id = a.person
                     where (p.valid_until < ${today}::date or p.valid_from > ${today}::date)
                       and ${person === undefined ? sql`true` : sql`p.id = ${person}`})`,
  );
}
