import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { emptyOffice, type OrgUnit, orgUnitNotFound } from '@kontor/schema';
import type { OrgUnitDetails, UnitMember } from '../shared/index.ts';
import { presentCurrentAbsence, readSubstitutes } from './current-absences.ts';
import { OrgTree, toOrgUnitCard } from './org-tree.ts';
import { type PersonFacts, readFacts, sortTeam } from './person-facts.ts';
import { presentCard } from './person-presenter.ts';

const peopleAtMost = 500;

/** Shows org units; everybody sees them. */
export class OrgUnitService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** Throws `people.org_unit_not_found`. */
  async get(actor: Actor, id: string): Promise<OrgUnitDetails> {
    return this.#host.database.transaction(async (tx) => {
      const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
      const unit = tree.find(id);
      if (!unit) throw orgUnitNotFound();
      const members = await this.#host.people.listMembers(tx, id, false);
      const facts = await readFacts(this.#host, tx, members);
      const people = sortTeam([...facts.values()], id);
      const leads = people.filter((one) => one.positions.some((held) => held.orgUnit === id && held.lead));
      const { code, name, abbreviation, place, revision, tasks } = unit;
      const offices = await this.#host.people.findOffices(tx, [id]);
      const untold = { ...emptyOffice, tasks: tasks.map((task) => ({ name: task, keywords: [] })) };
      const substitutes = await readSubstitutes(this.#host, tx, facts.values());
      const present = (one: PersonFacts) => presentMember(one, { unit: id, tree, substitutes });
      return {
        ...{ id, code, name, abbreviation, place, revision },
        office: offices.get(id) ?? untold,
        canEdit: await this.#host.people.canEditOffice(tx, actor, id),
        timeZone: this.#host.people.timeZone,
        path: tree.above(id).map(toOrgUnitCard),
        units: await this.#countPeople(tx, tree.below(id)),
        leads: leads.map(present),
        people: people.slice(0, peopleAtMost).map(present),
        peopleCount: members.length,
      };
    });
  }

  async #countPeople(tx: Tx, units: readonly OrgUnit[]): Promise<OrgUnitDetails['units']> {
    const counted: OrgUnitDetails['units'] = [];
    for (const unit of units) {
      const members = await this.#host.people.listMembers(tx, unit.id, true);
      counted.push({ ...toOrgUnitCard(unit), people: members.length });
    }
    return counted;
  }
}

interface Surroundings {
  readonly unit: string;
  readonly tree: OrgTree;
  readonly substitutes: ReadonlyMap<string, string>;
}

function presentMember(one: PersonFacts, { unit, tree, substitutes }: Surroundings): UnitMember {
  const here = one.positions.find(({ orgUnit }) => orgUnit === unit);
  return {
    ...presentCard(one, tree),
    title: here?.title ?? null,
    acting: here?.acting ?? false,
    // The page of a unit is the same for everybody.
    absence: presentCurrentAbsence(one, 'colleague', substitutes),
  };
}
