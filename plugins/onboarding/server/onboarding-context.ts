import { type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { OrgUnit, Position } from '@kontor/schema';
import { type Item, itemTicked, objectNotFound, planChanged, planRef } from '../shared/index.ts';
import { canBeAbout } from '../shared/item.ts';
import type { PlanRow } from './plan-store.ts';

/** Whom somebody may begin a list for. */
export interface Lead {
  readonly isAdministrator: boolean;
  /** The units that they lead today, with all below. */
  readonly units: ReadonlySet<string>;
}

/** Everything that the services share: who leads whom, and how a change is told. */
export class OnboardingContext {
  readonly host: ServerHost;

  constructor(host: ServerHost) {
    this.host = host;
  }

  get now(): Date {
    return this.host.clock.now();
  }

  get today(): IsoDate {
    return isoDate(this.now, this.host.people.timeZone);
  }

  /** As with pages of org units (P22): who leads a unit or one above it today, and administrators. */
  async readLead(tx: Tx, actor: Actor): Promise<Lead> {
    const { people, permissions } = this.host;
    const isAdministrator = await permissions.can(tx, actor, 'manage', { organisation: true });
    const led = (await people.findPositions(tx, [actor.person]))
      .filter((position) => position.lead && this.#holds(position))
      .map(({ orgUnit }) => orgUnit);
    if (led.length === 0) return { isAdministrator, units: new Set() };
    const all = await people.listOrgUnits(tx);
    return { isAdministrator, units: new Set(led.flatMap((unit) => withBelow(all, unit))) };
  }

  /** The units of somebody's positions, also of those that begin later: lists are prepared before the first day. */
  async unitsOf(tx: Tx, persons: readonly string[]): Promise<Map<string, Position[]>> {
    const positions = await this.host.people.findPositions(tx, persons);
    return Map.groupBy(
      positions.filter(({ until }) => until === null || until >= this.today),
      ({ person }) => person,
    );
  }

  /** Those of these persons whom the actor leads; nobody leads themselves. */
  async findLed(tx: Tx, actor: Actor, { units }: Lead, persons: readonly string[]): Promise<Set<string>> {
    if (units.size === 0) return new Set();
    const held = await this.unitsOf(tx, [...new Set(persons)]);
    const led = [...held].filter(([, positions]) => positions.some(({ orgUnit }) => units.has(orgUnit)));
    return new Set(led.map(([person]) => person).filter((person) => person !== actor.person));
  }

  /** Everybody who leads this person today. */
  async listLeadsOf(tx: Tx, person: string): Promise<string[]> {
    const { people } = this.host;
    const positions = (await this.unitsOf(tx, [person])).get(person) ?? [];
    const all = await people.listOrgUnits(tx);
    const chain = [...new Set(positions.flatMap(({ orgUnit }) => withAbove(all, orgUnit)))];
    const leads = (await people.listLeads(tx, chain)).map((each) => each.person);
    return [...new Set(leads)].filter((each) => each !== person);
  }

  /** To whom the person shows what is done: those who lead them, and who began it while an administrator. */
  async listTold(tx: Tx, plan: PlanRow): Promise<string[]> {
    if (!plan.shared) return [];
    const { permissions } = this.host;
    const leads = await this.listLeadsOf(tx, plan.person);
    if (plan.begun_by === null || plan.begun_by === plan.person || leads.includes(plan.begun_by)) return leads;
    return (await permissions.listAdministrators(tx)).includes(plan.begun_by) ? [...leads, plan.begun_by] : leads;
  }

  async announceChange(tx: Tx, actor: Actor | undefined, { id, person }: PlanRow): Promise<void> {
    await this.host.events.append(tx, planChanged, { plan: id, person }, { ref: planRef(id) }, { actor });
  }

  async announceTick(tx: Tx, actor: Actor | undefined, plan: PlanRow, item: string): Promise<void> {
    const persons = [plan.person, ...(await this.listTold(tx, plan))];
    const payload = { plan: plan.id, person: plan.person, item };
    await this.host.events.append(tx, itemTicked, payload, { persons }, { actor });
  }

  /**
   * What is new in a list has to be something that its author sees, and that fits its kind; what stood there before
   * stays, whoever put it there. Throws `onboarding.object_not_found`.
   */
  async checkObjects(tx: Tx, actor: Actor, items: readonly Item[], before: readonly Item[]): Promise<void> {
    const known = new Set(before.map(({ kind, ref }) => `${kind} ${ref}`));
    for (const { kind, ref } of items) {
      if (ref === null || known.has(`${kind} ${ref}`)) continue;
      if (!canBeAbout(kind, ref) || !(await this.host.links.canSee(tx, actor, ref))) throw objectNotFound();
    }
  }

  #holds({ from, until }: Position): boolean {
    return (from === null || from <= this.today) && (until === null || until >= this.today);
  }
}

/** A unit and all below it. */
export function withBelow(all: readonly OrgUnit[], unit: string): string[] {
  return [unit, ...all.filter(({ parent }) => parent === unit).flatMap(({ id }) => withBelow(all, id))];
}

/** From the top down to the unit itself. */
export function withAbove(all: readonly OrgUnit[], unit: string): string[] {
  const parent = all.find(({ id }) => id === unit)?.parent ?? null;
  return parent === null ? [unit] : [...withAbove(all, parent), unit];
}
