import type { Version } from '../shared/index.ts';
import type { VersionRow } from './instruction-store.ts';

export function showVersion(row: VersionRow): Version {
  const { id, number, title, note, valid_from: validFrom, deadline } = row;
  return {
    id,
    number,
    title,
    note,
    validFrom,
    deadline,
    issuedAt: row.issued_at.toISOString(),
    issuedBy: row.issued_by_name,
  };
}

/** By deadline, what has none last; the older first. */
export function byDeadline<Row extends { readonly deadline: string | null; readonly issuedAt: string }>(
  one: Row,
  other: Row,
): number {
  const [first, second] = [one.deadline ?? '9999', other.deadline ?? '9999'];
  return first === second ? one.issuedAt.localeCompare(other.issuedAt) : first.localeCompare(second);
}
