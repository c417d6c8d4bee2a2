import type { Tx } from '@kontor/database';
import type { AuditEntry } from '@kontor/plugin-api/server';
import type { AuditFilter } from '@kontor/schema';
import { sql } from 'kysely';

export interface AuditRow {
  id: number;
  kind: string;
  person: string | null;
  title: string | null;
  given_name: string | null;
  family_name: string | null;
  about: string | null;
  about_title: string | null;
  about_given_name: string | null;
  about_family_name: string | null;
  /** Blocked names of those who were erased: for auditors alone. */
  kept_name: string | null;
  about_kept_name: string | null;
  object: string | null;
  address: string | null;
  details: Record<string, string | number | boolean | null>;
  happened_at: Date;
}

export async function insertEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  await sql`
    insert into audit_log (kind, person, object, address, details)
    values (${entry.kind}, ${entry.actor?.person ?? null}, ${entry.object ?? null}, ${entry.address ?? null},
            ${JSON.stringify(entry.details ?? {})}::jsonb)`.execute(tx);
}

/** A page of the entries that a filter leaves; days are those of the time zone. */
export interface AuditPage extends AuditFilter {
  readonly timeZone: string;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Newest first, before an id, with the names of persons as they are now; somebody who was erased has none. */
export async function readEntries(tx: Tx, filter: AuditPage): Promise<AuditRow[]> {
  const kind = filter.kind ?? null;
  const person = filter.person ?? null;
  const before = filter.before ?? null;
  const from = filter.from ?? null;
  const until = filter.until ?? null;
  const { rows } = await sql<AuditRow>`
    select log.*, p.title, p.given_name, p.family_name,
           about.id as about, about.title as about_title,
           about.given_name as about_given_name, about.family_name as about_family_name,
           kept.name as kept_name, about_kept.name as about_kept_name
      from audit_log log
      left join people_persons p on p.id = log.person
      left join accounts_accounts account on account.id =
        case when log.object like 'accounts/account/%' then split_part(log.object, '/', 3)::uuid end
      left join people_persons about on about.id = coalesce(account.person,
        case when log.object like 'people/person/%' then split_part(log.object, '/', 3)::uuid end)
      left join privacy_kept_names kept on kept.person = log.person
      left join privacy_kept_names about_kept on about_kept.person = about.id
     where (${kind}::text is null or log.kind = ${kind} or starts_with(log.kind, ${kind} || '.'))
       and (${person}::uuid is null or log.person = ${person} or log.object = 'people/person/' || ${person}
            or log.object = (select 'accounts/account/' || id from accounts_accounts where person = ${person}))
       and (${before}::bigint is null or log.id < ${before})
       and (${from}::date is null or log.happened_at >= ${from}::date::timestamp at time zone ${filter.timeZone})
       and (${until}::date is null
            or log.happened_at < (${until}::date + 1)::timestamp at time zone ${filter.timeZone})
     order by log.id desc limit ${filter.limit}`.execute(tx);
  return rows;
}

/** Removes entries older than a moment, the only removal that the table allows; answers how many went. */
export async function expireEntries(tx: Tx, before: Date): Promise<number> {
  await sql`select set_config('kontor.audit_expires_before', ${before.toISOString()}, true)`.execute(tx);
  const { numAffectedRows } = await sql`delete from audit_log where happened_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function countAddresses(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_log where address is not null and happened_at < ${before}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Nothing else of these entries changes: the table refuses it. */
export async function forgetAddresses(tx: Tx, before: Date, limit: number): Promise<number> {
  await sql`select set_config('kontor.audit_addresses_expire_before', ${before.toISOString()}, true)`.execute(tx);
  const { numAffectedRows } = await sql`
    update audit_log set address = null where id in (
      select id from audit_log where address is not null and happened_at < ${before}
       order by happened_at, id limit ${limit})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
