import { addDays, type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, People, Permissions } from '@kontor/plugin-api/server';
import type { HandOverOf, HandOverProposal, OrgUnit, Person, Position } from '@kontor/schema';
import type { Core } from '../../core.ts';

/** Before and after a last day, or a position that begins or ends. */
const daysAround = 90;

export interface StandingParts {
  readonly people: People;
  readonly permissions: Permissions;
  readonly isSuspended: (tx: Tx, person: string) => Promise<boolean>;
}

/** A person who hands over, with those around them. */
export interface Leaver {
  readonly person: Person;
  /** Belongs to the organisation no longer, or may not sign in any more. */
  readonly isGone: boolean;
  /** Leaves, has left or changes office around now: only then is it others' business what they look after. */
  readonly isDue: boolean;
  /** Who leads them, the nearest first; themselves left out. */
  readonly leads: readonly string[];
}

/** Who hands over for whom, and who is nearest to what somebody leaves behind. */
export class HandOverStanding {
  readonly #core: Pick<Core, 'clock' | 'config'>;
  readonly #parts: StandingParts;

  constructor(core: Pick<Core, 'clock' | 'config'>, parts: StandingParts) {
    this.#core = core;
    this.#parts = parts;
  }

  get today(): IsoDate {
    return isoDate(this.#core.clock.now(), this.#core.config.timeZone);
  }

  async findLeaver(tx: Tx, id: string): Promise<Leaver | undefined> {
    const { people, isSuspended } = this.#parts;
    const [person] = await people.findPersons(tx, [id]);
    if (!person) return undefined;
    const hasLeft = person.validUntil !== null && person.validUntil < this.today;
    const isGone = hasLeft || (await isSuspended(tx, id));
    const positions = await people.findPositions(tx, [id]);
    const leads = await this.#listLeadsOf(tx, person, positions);
    return { person, isGone, isDue: isGone || this.#isChanging(person, positions), leads };
  }

  /**
   * As what the actor hands over; undefined for whom it is none of their business. How much somebody looks after is no
   * number for others to look up at any time, so it is theirs only while something changes.
   */
  asWhat(actor: Actor, { person, leads, isDue }: Leaver): HandOverOf['as'] | undefined {
    if (actor.person === person.id) return 'self';
    if (!isDue) return undefined;
    if (leads.includes(actor.person)) return 'manager';
    return actor.roles.has('administrator') ? 'administrator' : undefined;
  }

  /** Substitutes of the newest absences before those who lead: whoever belongs to the organisation. */
  async listProposals(tx: Tx, { person, leads }: Leaver): Promise<HandOverProposal[]> {
    const { people } = this.#parts;
    const absences = await people.listAbsences(tx, { from: '2000-01-01', until: '2999-12-31', persons: [person.id] });
    const substitutes = absences.toReversed().flatMap(({ substitute }) => substitute ?? []);
    const there = await this.filterThere(tx, [...substitutes, ...leads]);
    const names = new Map((await people.findPersons(tx, [...there])).map(({ id, name }) => [id, name]));
    const why = (id: string) => (substitutes.includes(id) ? ('substitute' as const) : ('lead' as const));
    return [...new Set([...substitutes, ...leads])].flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name, why: why(id) }];
    });
  }

  /** Those of these persons who belong to the organisation and may sign in, as far as they could before. */
  async filterThere(tx: Tx, persons: readonly string[]): Promise<Set<string>> {
    const wanted = [...new Set(persons)];
    const tokens = await this.#parts.permissions.findTokens(tx, wanted);
    const there = new Set<string>();
    for (const id of wanted)
      if (tokens.get(id)?.has('everyone') && !(await this.#parts.isSuspended(tx, id))) there.add(id);
    return there;
  }

  #isChanging({ validUntil }: Person, positions: readonly Position[]): boolean {
    const [first, last] = [addDays(this.today, -daysAround), addDays(this.today, daysAround)];
    const isNear = (day: IsoDate | null) => day !== null && day >= first && day <= last;
    return isNear(validUntil) || positions.some(({ from, until }) => isNear(from) || isNear(until));
  }

  async #listLeadsOf(tx: Tx, person: Person, positions: readonly Position[]): Promise<string[]> {
    const { people } = this.#parts;
    const units = new Map((await people.listOrgUnits(tx)).map((unit) => [unit.id, unit]));
    const held = positions.filter((each) => this.#heldLast(person, each));
    const chain = held.flatMap(({ orgUnit }) => withAbove(units, orgUnit));
    const leads = Map.groupBy(await people.listLeads(tx, [...new Set(chain)]), ({ orgUnit }) => orgUnit);
    const all = chain.flatMap((unit) => leads.get(unit) ?? []).map((each) => each.person);
    return [...new Set(all)].filter((id) => id !== person.id);
  }

  /** Today; of whoever has left, on their last day. */
  #heldLast({ validUntil }: Person, { from, until }: Position): boolean {
    const day = validUntil !== null && validUntil < this.today ? validUntil : this.today;
    return (from === null || from <= day) && (until === null || until >= day);
  }
}

/** A unit, and all above it. */
function withAbove(units: ReadonlyMap<string, OrgUnit>, unit: string): string[] {
  const parent = units.get(unit)?.parent ?? null;
  return parent === null ? [unit] : [unit, ...withAbove(units, parent)];
}
