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
}

/** An ended session: which one, and whose. */
export interface EndedSession {
  readonly id: string;
  readonly account: string;
}

const columns = sql`id, account, device, address, created_at, last_seen_at, expires_at`;

export async function insertSession(tx: Tx, session: SessionRow & { token_hash: Buffer }): Promise<void> {
  await sql`
    insert into accounts_sessions (id, account, token_hash, device, address, created_at, last_seen_at, expires_at)
    values (${session.id}, ${session.account}, ${session.token_hash}, ${session.device}, ${session.address},
            ${session.created_at}, ${session.last_seen_at}, ${session.expires_at})`.execute(tx);
}

export async function findSessionByToken(tx: Tx, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from accounts_sessions where token_hash = ${tokenHash}`.execute(tx);
  return rows[0];
}

/** Sessions of an account that have not ended, the one seen last first. */
export async function listSessions(
  tx: Tx,
  account: string,
  live: { now: Date; seenAfter: Date },
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from accounts_sessions
     where account = ${account} and expires_at > ${live.now} and last_seen_at > ${live.seenAfter}
     order by last_seen_at desc, id`.execute(tx);
  return rows;
}

export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update accounts_sessions set last_seen_at = ${now} where id = ${id} and last_seen_at < ${now}`.execute(tx);
}

async function deleteWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    delete from accounts_sessions where ${condition} returning id, account`.execute(tx);
  return rows;
}

export function deleteSession(tx: Tx, account: string, id: string): Promise<EndedSession[]> {
  return deleteWhere(tx, sql`account = ${account} and id = ${id}`);
}

export function deleteSessionOfToken(tx: Tx, tokenHash: Buffer): Promise<EndedSession[]> {
  return deleteWhere(tx, sql`token_hash = ${tokenHash}`);
}

export function deleteSessions(tx: Tx, account: string, except: string | undefined): Promise<EndedSession[]> {
  return deleteWhere(tx, sql`account = ${account} and id is distinct from ${except ?? null}::uuid`);
}

/** Keeps the `keep` sessions seen last. */
export function deleteOldestSessions(tx: Tx, account: string, keep: number): Promise<EndedSession[]> {
  return deleteWhere(
    tx,
    sql`id in (select id from accounts_sessions where account = ${account}
                order by last_seen_at desc, id offset ${keep})`,
  );
}

export function deleteExpiredSessions(tx: Tx, live: { now: Date; seenAfter: Date }): Promise<EndedSession[]> {
  return deleteWhere(tx, sql`expires_at <= ${live.now} or last_seen_at <= ${live.seenAfter}`);
}

/** Sessions of people (or of one of them) who do not belong to the organisation on `today`. */
export function deleteSessionsOfFormerPeople(tx: Tx, today: string, person?: string): Promise<EndedSession[]> {
  return deleteWhere(
    tx,
    sql`account in (select a.id from accounts_accounts a join people_persons p on p.id = a.person
                     where (p.valid_until < ${today}::date or p.valid_from > ${today}::date)
                       and ${person === undefined ? sql`true` : sql`p.id = ${person}`})`,
  );
}
