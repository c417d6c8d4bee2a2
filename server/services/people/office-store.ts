import type { Tx } from '@kontor/database';
import { emptyOffice, type Office, type OrgUnit } from '@kontor/schema';
import { sql } from 'kysely';

interface OfficeTable {
  org_unit: string;
  /** Other words for a task, by its name; tasks that the unit no longer has are left over. */
  keywords: Record<string, string[]>;
  places: Office['places'];
  hours: Office['hours'];
  hours_note: string;
  closures: Office['closures'];
  phone: string | null;
  email: string | null;
}

const tables = (tx: Tx) => tx.withTables<{ people_offices: OfficeTable }>();

/** What these units' pages say, by unit: also for those that nobody wrote about yet. */
export async function findOffices(
  tx: Tx,
  units: readonly Pick<OrgUnit, 'id' | 'tasks'>[],
): Promise<Map<string, Office>> {
  if (units.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('people_offices')
    .selectAll()
    .where('org_unit', '=', sql<string>`any(${units.map(({ id }) => id)}::uuid[])`)
    .execute();
  const stored = new Map(rows.map((row) => [row.org_unit, row]));
  return new Map(units.map((unit) => [unit.id, toOffice(unit.tasks, stored.get(unit.id))]));
}

export async function writeOffice(tx: Tx, orgUnit: string, office: Office): Promise<void> {
  const { tasks, hoursNote, ...rest } = office;
  const keywords = Object.fromEntries(tasks.map(({ name, keywords: words }) => [name, words]));
  const row: OfficeTable = { ...rest, org_unit: orgUnit, keywords, hours_note: hoursNote };
  await sql`
    insert into people_offices
    select * from jsonb_populate_record(null::people_offices, ${JSON.stringify(row)}::jsonb)
    on conflict (org_unit) do update set
      keywords = excluded.keywords, places = excluded.places, hours = excluded.hours, hours_note = excluded.hours_note,
      closures = excluded.closures, phone = excluded.phone, email = excluded.email`.execute(tx);
}

function toOffice(tasks: readonly string[], row: OfficeTable | undefined): Office {
  if (!row) return { ...emptyOffice, tasks: tasks.map((name) => ({ name, keywords: [] })) };
  const { keywords, places, hours, hours_note: hoursNote, closures, phone, email } = row;
  return {
    tasks: tasks.map((name) => ({ name, keywords: keywords[name] ?? [] })),
    ...{ places, hours, hoursNote, closures, phone, email },
  };
}
