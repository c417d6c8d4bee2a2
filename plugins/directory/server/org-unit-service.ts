import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { type OrgUnit, orgUnitNotFound } from '@kontor/schema';
import type { OrgUnitDetails } from '../shared/index.ts';
import { OrgTree, toOrgUnitCard } from './org-tree.ts';
import { readFacts, sortTeam } from './person-facts.ts';
import { presentCard } from './person-presenter.ts';

const peopleAtMost = 500;

/** Shows org units; everybody sees them. */
export class OrgUnitService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** Throws `people.org_unit_not_found`. */
  async get(id: string): Promise<OrgUnitDetails> {
    return this.#host.database.transaction(async (tx) => {
      const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
      const unit = tree.find(id);
      if (!unit) throw orgUnitNotFound();
      const members = await this.#host.people.listMembers(tx, id, false);
      const facts = await readFacts(this.#host, tx, members);
      const people = sortTeam([...facts.values()], id);
      const leads = people.filter((one) => one.positions.some((held) => held.orgUnit === id && held.lead));
      const { code, name, abbreviation, place, tasks } = unit;
      return {
        ...{ id, code, name, abbreviation, place, tasks },
        path: tree.above(id).map(toOrgUnitCard),
        units: await this.#countPeople(tx, tree.below(id)),
        leads: leads.map((one) => presentCard(one, tree)),
        people: people.slice(0, peopleAtMost).map((one) => presentCard(one, tree)),
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
