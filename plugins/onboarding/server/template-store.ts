import { refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Item, TemplatePlace } from '../shared/index.ts';

export interface TemplateRow {
  id: string;
  level: TemplatePlace['level'];
  unit: string | null;
  title: string | null;
  items: Item[];
  revision: number;
}

/** That of the organisation, and those of these units with their positions. */
export async function listTemplateRows(tx: Tx, units: readonly string[]): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select * from onboarding_templates where unit is null or unit = any(${[...units]}::uuid[]) order by id`.execute(tx);
  return rows;
}

/** Locked; whoever makes the same one at the same time waits. */
export async function lockTemplate(tx: Tx, place: TemplatePlace): Promise<TemplateRow | undefined> {
  const { unit, title } = keyOf(place);
  await sql`select pg_advisory_xact_lock(hashtext(${`onboarding.template ${unit} ${title}`}))`.execute(tx);
  const { rows } = await sql<TemplateRow>`
    select * from onboarding_templates
     where unit is not distinct from ${unit}::uuid and title is not distinct from ${title}::text for update`.execute(
    tx,
  );
  return rows[0];
}

export async function putTemplate(tx: Tx, row: TemplateRow): Promise<void> {
  const { id, level, unit, title, items, revision } = row;
  await sql`
    insert into onboarding_templates (id, level, unit, title, items, revision)
    values (${id}, ${level}, ${unit}, ${title}, ${JSON.stringify(items)}::jsonb, ${revision})
    on conflict (id) do update set items = excluded.items, revision = excluded.revision`.execute(tx);
}

export async function deleteTemplate(tx: Tx, id: string): Promise<void> {
  await sql`delete from onboarding_templates where id = ${id}`.execute(tx);
}

/** Those in which people are to meet this person: for the personal archive. */
export async function listTemplatesThatName(tx: Tx, person: string): Promise<unknown[]> {
  const named = JSON.stringify([{ ref: refOf('people', 'person', person) }]);
  const { rows } = await sql<{ level: string; title: string | null }>`
    select level, title from onboarding_templates where items @> ${named}::jsonb order by level, title, id`.execute(tx);
  return rows;
}

export function keyOf(place: TemplatePlace): { readonly unit: string | null; readonly title: string | null } {
  if (place.level === 'organisation') return { unit: null, title: null };
  return { unit: place.unit, title: place.level === 'position' ? place.title : null };
}

export function placeOf({ level, unit, title }: TemplateRow): TemplatePlace {
  if (unit === null || level === 'organisation') return { level: 'organisation' };
  return title === null ? { level: 'unit', unit } : { level: 'position', unit, title };
}
