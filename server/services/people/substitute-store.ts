import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { coversMinute } from './absence-store.ts';
import { isHeldOn, isValidOn } from './position-store.ts';

/** Those of these persons who belong to the organisation on a day. */
export async function filterBelonging(tx: Tx, persons: readonly string[], day: string): Promise<Set<string>> {
  if (persons.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from people_persons person where id = any(${[...persons]}::uuid[]) and ${isValidOn(day)}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Who leads the main unit of each of these persons and is there, else who leads the unit above it (S4); one each, and nobody
 * for those whose leads are away, too.
 */
export async function findLeadsThere(tx: Tx, persons: readonly string[], minute: string): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const day = minute.slice(0, 10);
  const { rows } = await sql<{ away: string; lead: string }>`
    with home as (
      select distinct on (position.person) position.person, position.org_unit
        from people_positions position
       where position.person = any(${[...persons]}::uuid[]) and ${isHeldOn(day)}
       order by position.person, position.main desc, position.id
    ), near as (
      select person as away, org_unit, 0 as distance from home
      union all
      select home.person, unit.parent, 1 from home join people_org_units unit on unit.id = home.org_unit
       where unit.parent is not null
    )
    select distinct on (near.away) near.away, person.id as lead
      from near
      join people_positions position on position.org_unit = near.org_unit and position.lead and ${isHeldOn(day)}
      join people_persons person on person.id = position.person and ${isValidOn(day)}
     where person.id <> near.away
       and not exists (select from people_absences absence where absence.person = person.id and ${coversMinute(minute)})
     order by near.away, near.distance, position.main desc, person.id`.execute(tx);
  return new Map(rows.map(({ away, lead }) => [away, lead]));
}

/** Everybody away now for whom this person might stand in: named along a chain, or as who leads their unit. */
export async function listPerhapsCovered(tx: Tx, person: string, minute: string): Promise<string[]> {
  const day = minute.slice(0, 10);
  const { rows } = await sql<{ person: string }>`
    with recursive away as (
      select absence.person, absence.substitute from people_absences absence
       where absence.substitute is not null and ${coversMinute(minute)}
    ), chained as (
      select person from away where substitute = ${person}
      union
      select away.person from away join chained on away.substitute = chained.person
    ), led as (
      select position.org_unit as unit from people_positions position
       where position.person = ${person} and position.lead and ${isHeldOn(day)}
    ), near as (
      select unit from led union select unit.id from people_org_units unit join led on unit.parent = led.unit
    )
    select person from chained
     union
    select away.person from away
      join people_positions held on held.person = away.person
      join near on near.unit = held.org_unit
     order by 1`.execute(tx);
  return rows.map((row) => row.person).filter((id) => id !== person);
}
