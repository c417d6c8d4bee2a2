import type { Tx } from '@kontor/database';
import type { Preferences } from '@kontor/schema';
import { sql } from 'kysely';

interface Row {
  readonly space_order: string[];
  readonly dismissed: string[];
}

export async function findPreferences(tx: Tx, person: string): Promise<Preferences> {
  const { rows } = await sql<Row>`
    select space_order, dismissed from preferences_preferences where person = ${person}`.execute(tx);
  return fromRow(rows[0]);
}

/** Writes what is given and leaves the rest. */
export async function writePreferences(
  tx: Tx,
  person: string,
  change: { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined },
): Promise<Preferences> {
  const order = change.spaceOrder ?? null;
  const dismissed = change.dismissed ?? null;
  const { rows } = await sql<Row>`
    insert into preferences_preferences as p (person, space_order, dismissed)
    values (${person}, coalesce(${order}::uuid[], '{}'), coalesce(${dismissed}::text[], '{}'))
    on conflict (person) do update
      set space_order = coalesce(${order}::uuid[], p.space_order),
          dismissed = coalesce(${dismissed}::text[], p.dismissed)
    returning space_order, dismissed`.execute(tx);
  return fromRow(rows[0]);
}

function fromRow(row: Row | undefined): Preferences {
  return { spaceOrder: row?.space_order ?? [], dismissed: row?.dismissed ?? [] };
}
