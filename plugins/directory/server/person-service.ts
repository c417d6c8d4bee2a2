import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, LiveObject, ServerHost } from '@kontor/plugin-api/server';
import { personNotFound } from '@kontor/schema';
import type { PersonDetails } from '../shared/index.ts';
import { OrgTree } from './org-tree.ts';
import { type PersonFacts, readFacts, sortTeam } from './person-facts.ts';
import { presentDetails, type Surroundings } from './person-presenter.ts';
import { relationOf, type Viewer } from './viewer-relation.ts';

const teamAtMost = 100;
/** People read at most to find the first of a team in order of names. */
const membersAtMost = 1000;

/** Shows single persons, each viewer what they may see. */
export class PersonService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** Throws `people.person_not_found`; who has left is seen by administrators only, without contacts. */
  async get(actor: Actor, person: string): Promise<PersonDetails> {
    return this.#host.database.transaction((tx) => this.read(tx, actor, person === 'me' ? actor.person : person));
  }

  async read(tx: Tx, actor: Actor, person: string): Promise<PersonDetails> {
    const { facts, viewer } = await this.find(tx, actor, person);
    const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
    const around = await this.#readAround(tx, facts, tree);
    const mayHandOver = (await this.#host.handOver.findStanding(tx, facts.person.id))(actor) !== undefined;
    return presentDetails(facts, around, { relation: relationOf(viewer, facts, tree), mayHandOver }, tree);
  }

  /** A person whom the actor may see at all, and the actor. */
  async find(tx: Tx, actor: Actor, person: string): Promise<{ facts: PersonFacts; viewer: Viewer }> {
    const found = await readFacts(this.#host, tx, [person, actor.person]);
    const facts = found.get(person);
    if (!facts) throw personNotFound();
    if (!facts.present && person !== actor.person && !actor.roles.has('administrator')) throw personNotFound();
    return { facts, viewer: found.get(actor.person) ?? { person: { id: actor.person }, positions: [] } };
  }

  /** Reads a person once, for any number of viewers; `null` for those who may not see the person. */
  async readForAll(tx: Tx, person: string): Promise<(actor: Actor) => LiveObject> {
    const facts = (await readFacts(this.#host, tx, [person])).get(person);
    if (!facts) return () => null;
    const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
    const around = await this.#readAround(tx, facts, tree);
    const viewers = await this.#readCloseViewers(tx, facts, tree);
    const standingOf = await this.#host.handOver.findStanding(tx, person);
    return (actor) => {
      if (!facts.present && actor.person !== person && !actor.roles.has('administrator')) return null;
      const viewer = viewers.get(actor.person) ?? { person: { id: actor.person }, positions: [] };
      const mayHandOver = standingOf(actor) !== undefined;
      return presentDetails(facts, around, { relation: relationOf(viewer, facts, tree), mayHandOver }, tree);
    };
  }

  /** All who stand closer to a person than any colleague: members of the units, and who leads those above. */
  async #readCloseViewers(tx: Tx, facts: PersonFacts, tree: OrgTree): Promise<Map<string, Viewer>> {
    const own = new Set(facts.positions.map(({ orgUnit }) => orgUnit));
    const above = new Set([...own].flatMap((unit) => tree.withAbove(unit)));
    const ids = new Set([...(await this.#listMembers(tx, own)), ...(await this.#listLeads(tx, [...above]))]);
    const positions = Map.groupBy(await this.#host.people.findPositions(tx, [...ids]), ({ person }) => person);
    const today = isoDate(this.#host.clock.now());
    const held = (id: string) =>
      (positions.get(id) ?? []).filter(({ from, until }) => (from ?? today) <= today && (until ?? today) >= today);
    return new Map([...ids].map((id) => [id, { person: { id }, positions: held(id) }]));
  }

  async #readAround(tx: Tx, facts: PersonFacts, tree: OrgTree): Promise<Surroundings> {
    const [main] = facts.positions;
    const ownUnit = main ? (await this.#host.people.listMembers(tx, main.orgUnit, false)).slice(0, membersAtMost) : [];
    const above = main ? await this.#listLeads(tx, tree.withAbove(main.orgUnit)) : [];
    const absent = await this.#findAbsentFor(tx, facts.person.id);
    const named = [facts.profile.manager, facts.absence?.substitute].filter((id) => id != null);
    const ids = new Set([...ownUnit, ...above, ...absent, ...named]);
    const read = await readFacts(this.#host, tx, [...ids]);
    const pick = (wanted: readonly string[]) => wanted.flatMap((id) => read.get(id) ?? []).filter((one) => one.present);
    const team = main ? sortTeam(pick(ownUnit), main.orgUnit).filter((one) => one.person.id !== facts.person.id) : [];
    return {
      managers: this.#pickManagers(facts, read, tree),
      team: team.slice(0, teamAtMost),
      teamSize: team.length,
      substitute: facts.absence?.substitute ? read.get(facts.absence.substitute) : undefined,
      standsInFor: pick(absent),
    };
  }

  /** The named manager, else who leads the main unit, else who leads the nearest unit above that has a lead. */
  #pickManagers(facts: PersonFacts, read: ReadonlyMap<string, PersonFacts>, tree: OrgTree): PersonFacts[] {
    const named = facts.profile.manager ? read.get(facts.profile.manager) : undefined;
    if (named?.present) return [named];
    const [main] = facts.positions;
    if (!main) return [];
    for (const unit of tree.withAbove(main.orgUnit).reverse()) {
      const leads = [...read.values()].filter(
        (one) => one.person.id !== facts.person.id && one.positions.some((held) => held.lead && held.orgUnit === unit),
      );
      if (leads.length > 0) return sortTeam(leads, unit);
    }
    return [];
  }

  async #listLeads(tx: Tx, units: readonly string[]): Promise<string[]> {
    return (await this.#host.people.listLeads(tx, units)).map(({ person }) => person);
  }

  async #listMembers(tx: Tx, units: Iterable<string>): Promise<string[]> {
    const members: string[] = [];
    for (const unit of units) members.push(...(await this.#host.people.listMembers(tx, unit, false)));
    return members.slice(0, membersAtMost);
  }

  async #findAbsentFor(tx: Tx, substitute: string): Promise<string[]> {
    const absences = await this.#host.people.findCurrentAbsencesFor(tx, substitute);
    return absences.map(({ person }) => person);
  }
}

const pageSize = 5000;

/** Every person's id, read in pages. */
export async function listAllPersonIds(host: Pick<ServerHost, 'people'>, tx: Tx): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const page = await host.people.listPersonIds(tx, ids.at(-1), pageSize);
    ids.push(...page);
    if (page.length < pageSize) return ids;
  }
}
