import type { Database } from '@kontor/database';
import { type AuditEntry, type InputOf, type listAudit, personName } from '@kontor/schema';
import { type AuditRow, readEntries } from './audit-store.ts';

/** A page of the log, newest first; who may read it the route says. */
export async function listEntries(
  database: Database,
  input: InputOf<typeof listAudit>,
): Promise<{ entries: AuditEntry[] }> {
  const rows = await database.transaction((tx) => readEntries(tx, input));
  return { entries: rows.map(fromRow) };
}

function fromRow(row: AuditRow): AuditEntry {
  const name = { title: row.title ?? '', givenName: row.given_name ?? '', familyName: row.family_name ?? '' };
  return {
    id: row.id,
    kind: row.kind,
    person: row.person === null ? null : { id: row.person, name: personName(name) },
    object: row.object,
    address: row.address,
    details: row.details,
    happenedAt: row.happened_at.toISOString(),
  };
}
