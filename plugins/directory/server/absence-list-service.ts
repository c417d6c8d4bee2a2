import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { type Absence, dayAfter, type OutputOf, orgUnitNotFound, spaceNotFound } from '@kontor/schema';
import { type AwayPerson, canSeeField, type listAway, type ViewerRelation } from '../shared/index.ts';
import { noteFor } from './current-absences.ts';
import { OrgTree, toOrgUnitCard } from './org-tree.ts';
import { type PersonFacts, readFacts } from './person-facts.ts';
import { presentCard } from './person-presenter.ts';
import { relationOf, type Viewer } from './viewer-relation.ts';

export interface AwayQuery {
  readonly of: 'units' | 'everybody';
  readonly orgUnit?: string | undefined;
  readonly space?: string | undefined;
  readonly days: number;
}

const absencesAtMost = 1000;

/**
 * Who is away and who stands in. That somebody is away today is shown to everybody, as they do not answer; what is to come
 * only to those to whom the person shows it, and to who will stand in.
 */
export class AbsenceListService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** Throws `people.org_unit_not_found` and `spaces.not_found`. */
  async list(actor: Actor, query: AwayQuery): Promise<OutputOf<typeof listAway>> {
    const { people, clock } = this.#host;
    const today = isoDate(clock.now(), people.timeZone);
    const until = dayAfter(today, query.days - 1);
    return this.#host.database.snapshot(async (tx) => {
      const persons = await this.#findPersons(tx, actor, query);
      const found = await people.listAbsences(tx, { from: today, until, persons });
      const known = await this.#readKnown(tx, actor, found);
      const away = found.flatMap((absence) => presentAway(absence, today, known));
      away.sort((a, b) => a.from.localeCompare(b.from) || byGermanOrder(a.person.name, b.person.name));
      return { today, until, away: away.slice(0, absencesAtMost), isCut: away.length > absencesAtMost };
    });
  }

  /** Whose absences are asked for; nothing for those of everybody. */
  async #findPersons(tx: Tx, actor: Actor, { of, orgUnit, space }: AwayQuery): Promise<string[] | undefined> {
    const { people, permissions } = this.#host;
    if (orgUnit !== undefined) {
      if ((await people.findOrgUnits(tx, [orgUnit])).length === 0) throw orgUnitNotFound();
      return people.listMembers(tx, orgUnit, true);
    }
    if (space !== undefined) {
      if ((await permissions.findRole(tx, actor.person, space)) === undefined) throw spaceNotFound();
      return (await permissions.listPersonsOf(tx, space)).map(({ person }) => person);
    }
    return of === 'units' ? this.#listColleagues(tx, actor) : undefined;
  }

  /** Everybody in the own units; with those below for who leads one. */
  async #listColleagues(tx: Tx, actor: Actor): Promise<string[]> {
    const own = (await readFacts(this.#host, tx, [actor.person])).get(actor.person);
    const colleagues = new Set<string>([actor.person]);
    for (const { orgUnit, lead } of own?.positions ?? []) {
      for (const person of await this.#host.people.listMembers(tx, orgUnit, lead)) colleagues.add(person);
    }
    return [...colleagues];
  }

  /** Those of these persons who show the actor when they will be away. */
  async seesComing(tx: Tx, actor: Actor, persons: readonly string[]): Promise<ReadonlySet<string>> {
    const [units, facts] = await Promise.all([
      this.#host.people.listOrgUnits(tx),
      readFacts(this.#host, tx, [...new Set([actor.person, ...persons])]),
    ]);
    const tree = new OrgTree(units);
    const viewer = facts.get(actor.person) ?? { person: { id: actor.person }, positions: [] };
    const shown = persons.filter((person) => {
      const one = facts.get(person);
      return one?.present && canSeeField(one.profile.visibility, 'absences', relationOf(viewer, one, tree));
    });
    return new Set(shown);
  }

  async #readKnown(tx: Tx, actor: Actor, absences: readonly Absence[]): Promise<Known> {
    const substitutes = absences.flatMap(({ substitute }) => substitute ?? []);
    const ids = [...new Set([actor.person, ...absences.map(({ person }) => person), ...substitutes])];
    const [units, facts] = await Promise.all([this.#host.people.listOrgUnits(tx), readFacts(this.#host, tx, ids)]);
    const viewer = facts.get(actor.person) ?? { person: { id: actor.person }, positions: [] };
    return { tree: new OrgTree(units), facts, viewer };
  }
}

interface Known {
  readonly tree: OrgTree;
  readonly facts: ReadonlyMap<string, PersonFacts>;
  readonly viewer: Viewer;
}

function presentAway(absence: Absence, today: string, { tree, facts, viewer }: Known): AwayPerson[] {
  const one = facts.get(absence.person);
  if (!one?.present) return [];
  const relation = relationOf(viewer, one, tree);
  if (absence.from > today && !seesComing(absence, one, relation, viewer)) return [];
  const [main] = one.positions;
  const unit = main && tree.find(main.orgUnit);
  const substitute = absence.substitute === null ? undefined : facts.get(absence.substitute);
  return [
    {
      id: absence.id,
      person: presentCard(one, tree),
      orgUnit: unit ? toOrgUnitCard(unit) : null,
      from: absence.from,
      until: absence.until,
      fromTime: absence.fromTime,
      untilTime: absence.untilTime,
      note: noteFor(absence, relation),
      substitute: substitute ? { id: substitute.person.id, name: substitute.person.name } : null,
      isSubstituteAway: substitute?.absence !== undefined,
    },
  ];
}

function seesComing(absence: Absence, one: PersonFacts, relation: ViewerRelation, viewer: Viewer): boolean {
  return absence.substitute === viewer.person.id || canSeeField(one.profile.visibility, 'absences', relation);
}

const byGermanOrder = new Intl.Collator('de').compare;
