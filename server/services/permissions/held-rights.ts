import type { IsoDate } from '@kontor/base';
import { type RawBuilder, sql } from 'kysely';

/**
 * SQL: common tables that compute what persons hold on a day, forwards from the persons (rules P1 to P8 in
 * docs/specs/permissions.md). Begins with `with recursive`; a query over `units(person, unit)` and
 * `reached(person, space, rank)` follows, both without persons who do not belong to the organisation that day.
 */
export function heldRights(persons: readonly string[], day: IsoDate): RawBuilder<unknown> {
  return sql`
    with recursive belonging as materialized (
      select id as person from people_persons person
      where id = any(${[...persons]}::uuid[]) and ${isWithin('person.valid_from', 'person.valid_until', day)}
    ),
    units(person, unit, direct) as (
      select position.person, position.org_unit, true
      from belonging join people_positions position using (person)
      where ${isWithin('position.from_day', 'position.until_day', day)}
      union
      select units.person, unit.parent, false
      from units join people_org_units unit on unit.id = units.unit
      where unit.parent is not null
    ),
    granted(person, space, rank) as (
      select person, space, ${rank('role')} from belonging join spaces_grants using (person)
      where ${isUntil('until_day', day)}
      union all
      select member.person, space, ${rank('role')}
      from belonging join people_group_members member using (person) join spaces_grants using (group_id)
      where ${isUntil('until_day', day)}
      union all
      select units.person, space, ${rank('role')} from units join spaces_grants on org_unit = units.unit
      where (units.direct or below) and ${isUntil('until_day', day)}
    ),
    reached(person, space, rank) as (
      select person, space, max(rank) from granted group by person, space
      union
      select reached.person, child.id, reached.rank
      from reached join spaces_spaces child on child.parent = reached.space and child.inherits
    )`;
}

/**
 * SQL: the same backwards, from spaces to persons, as `reached(space, person, rank)`; begins with `with recursive` too.
 * Two ways, because a question about one space must not compute everybody, nor one about a person every space.
 */
export function rightsOnSpaces(spaces: readonly string[], day: IsoDate): RawBuilder<unknown> {
  return sql`
    with recursive above(space, source) as (
      select id, id from spaces_spaces where id = any(${[...spaces]}::uuid[])
      union
      select above.space, source.parent
      from above join spaces_spaces source on source.id = above.source
      where source.inherits and source.parent is not null
    ),
    grants as materialized (
      select above.space, spaces_grants.person, org_unit, below, group_id, ${rank('role')} as rank
      from above join spaces_grants on spaces_grants.space = above.source
      where ${isUntil('until_day', day)}
    ),
    units(root, unit) as (
      select org_unit, org_unit from grants where org_unit is not null
      union
      select units.root, unit.id from units join people_org_units unit on unit.parent = units.unit
    ),
    holders(space, person, rank) as (
      select space, person, rank from grants where person is not null
      union all
      select space, member.person, rank from grants join people_group_members member using (group_id)
      union all
      select space, position.person, rank
      from grants
      join units on units.root = grants.org_unit and (grants.below or units.unit = units.root)
      join people_positions position on position.org_unit = units.unit
      where ${isWithin('position.from_day', 'position.until_day', day)}
    ),
    reached(space, person, rank) as (
      select holders.space, holders.person, max(holders.rank)
      from holders join people_persons person on person.id = holders.person
      where ${isWithin('person.valid_from', 'person.valid_until', day)}
      group by holders.space, holders.person
    )`;
}

/** SQL: the role's place in the order of roles, weakest first. */
function rank(column: string): RawBuilder<number> {
  return sql`case ${sql.ref(column)} when 'reader' then 1 when 'editor' then 2 else 3 end`;
}

/** SQL: whether a day lies between two columns (inclusive; null is open). */
export function isWithin(from: string, until: string, day: IsoDate): RawBuilder<boolean> {
  return sql`((${sql.ref(from)} is null or ${sql.ref(from)} <= ${day}::date) and ${isUntil(until, day)})`;
}

function isUntil(until: string, day: IsoDate): RawBuilder<boolean> {
  return sql`(${sql.ref(until)} is null or ${sql.ref(until)} >= ${day}::date)`;
}
