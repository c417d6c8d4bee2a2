import type { Tx } from '@kontor/database';
import type { ErasedPerson } from '@kontor/plugin-api/server';
import { formerPerson } from '@kontor/schema';
import { sql } from 'kysely';

export async function readPersonForArchive(tx: Tx, person: string): Promise<unknown> {
  const { rows } = await sql`
    select external_id as "externalId", title, given_name as "givenName", family_name as "familyName", email, phone,
           mobile, room, place, language, valid_from as "validFrom", valid_until as "validUntil",
           created_at as "createdAt", changed_at as "changedAt"
      from people_persons where id = ${person}`.execute(tx);
  return rows[0] ?? null;
}

export async function readPositionsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select unit.name as "orgUnit", unit.code, position.title, position.lead, position.main,
           position.from_day as "from", position.until_day as "until"
      from people_positions position join people_org_units unit on unit.id = position.org_unit
     where position.person = ${person} order by position.from_day nulls first, position.id`.execute(tx);
  return rows;
}

export async function readGroupsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select held.name from people_group_members member join people_groups held on held.id = member.group_id
     where member.person = ${person} order by held.name`.execute(tx);
  return rows;
}

/** Own absences with their notes; of those in which the person stands in only what concerns them. */
export async function readAbsencesForArchive(tx: Tx, person: string): Promise<unknown> {
  const { rows: own } = await sql`
    select absence.from_day as "from", absence.until_day as "until",
           absence.from_time as "fromTime", absence.until_time as "untilTime", absence.note, absence.note_for_all as "noteForAll",
           concat_ws(' ', nullif(other.title, ''), other.given_name, other.family_name) as substitute
      from people_absences absence left join people_persons other on other.id = absence.substitute
     where absence.person = ${person} order by absence.from_day`.execute(tx);
  const { rows: standsIn } = await sql`
    select absence.from_day as "from", absence.until_day as "until",
           absence.from_time as "fromTime", absence.until_time as "untilTime",
           concat_ws(' ', nullif(other.title, ''), other.given_name, other.family_name) as "for"
      from people_absences absence join people_persons other on other.id = absence.person
     where absence.substitute = ${person} order by absence.from_day`.execute(tx);
  return { own, standsIn };
}

/** Leaves an entry without anything of the person, so that what others made with them keeps its place. */
export async function blankPerson(tx: Tx, { person, day }: ErasedPerson): Promise<void> {
  const [given, ...family] = formerPerson.split(' ');
  await sql`
    update people_persons
       set external_id = null, title = '', given_name = ${given}, family_name = ${family.join(' ')}, email = null,
           phone = null, mobile = null, room = null, place = null, language = null, valid_from = null,
           valid_until = least(valid_until, ${day}::date - 1), revision = revision + 1
     where id = ${person}`.execute(tx);
}
