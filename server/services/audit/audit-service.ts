import type { Database } from '@kontor/database';
import { type AuditEntry, type InputOf, type listAudit, personName } from '@kontor/schema';
import { type AuditRow, readEntries } from './audit-store.ts';

/** A page of the log, newest first; who may read it the route says. */
export async function listEntries(
  database: Database,
  input: InputOf<typeof listAudit> & { readonly timeZone: string },
): Promise<{ entries: AuditEntry[] }> {
  const rows = await database.transaction((tx) => readEntries(tx, input));
  return { entries: rows.map(fromRow) };
}

function fromRow(row: AuditRow): AuditEntry {
  const about = { title: row.about_title, given_name: row.about_given_name, family_name: row.about_family_name };
  return {
    id: row.id,
    kind: row.kind,
    person: row.person === null ? null : { id: row.person, name: row.kept_name ?? nameOf(row) },
    object: row.object,
    about: row.about === null ? null : { id: row.about, name: row.about_kept_name ?? nameOf(about) },
    address: row.address,
    details: row.details,
    happenedAt: row.happened_at.toISOString(),
  };
}

function nameOf(row: Pick<AuditRow, 'title' | 'given_name' | 'family_name'>): string {
  return personName({ title: row.title ?? '', givenName: row.given_name ?? '', familyName: row.family_name ?? '' });
}
