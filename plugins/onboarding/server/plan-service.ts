import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, personNotFound } from '@kontor/schema';
import {
  alreadyBegun,
  type beginPlan,
  type changePlan,
  type getOwnPlan,
  itemNotFound,
  type listPlans,
  notTheirLead,
  type Plan,
  planChangedMeanwhile,
  planNotFound,
} from '../shared/index.ts';
import { composeItems } from './compose-items.ts';
import { type OnboardingContext, withAbove } from './onboarding-context.ts';
import { notifyBegun, notifyComplete, notifyMentor, settleBegun, withdrawPlan } from './plan-notify.ts';
import * as store from './plan-store.ts';
import { findStandings, listPlanViews, ownStanding, readPlan } from './plan-view.ts';
import { listTemplateRows } from './template-store.ts';
import { tickWhatIsJoined } from './tick-following.ts';

/** More lists than this nobody leads. */
const mostPlans = 300;

/** Lists of people in their first weeks: the person ticks off, those who lead them begin and change. */
export class PlanService {
  readonly #context: OnboardingContext;

  constructor(context: OnboardingContext) {
    this.#context = context;
  }

  async getOwn(actor: Actor): Promise<OutputOf<typeof getOwnPlan>> {
    return this.#context.host.database.transaction(async (tx) => {
      const plan = await store.findRunning(tx, actor.person);
      if (!plan) return { plan: null };
      return { plan: await readPlan(this.#context, tx, actor, { plan, standing: ownStanding }) };
    });
  }

  /** Throws `onboarding.plan_not_found`, `onboarding.item_not_found`. */
  async tick(actor: Actor, { item, done }: { readonly item: string; readonly done: boolean }): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const plan = await store.lockRunning(tx, actor.person);
      if (!plan) throw planNotFound();
      const found = await store.findItem(tx, plan.id, item);
      if (!found) throw itemNotFound();
      if ((found.done_at !== null) === done) return;
      await store.setDone(tx, plan.id, [item], done ? this.#context.now : null);
      await this.#context.announceTick(tx, actor, plan, item);
      await settleBegun(this.#context, tx, plan);
      if (done) await notifyComplete(this.#context, tx, plan);
    });
  }

  /** Throws `onboarding.plan_not_found`. */
  async share(actor: Actor, shared: boolean): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const plan = await store.lockRunning(tx, actor.person);
      if (!plan) throw planNotFound();
      if (plan.shared === shared) return;
      await store.updatePlan(tx, plan.id, { shared });
      await this.#context.announceChange(tx, actor, plan);
      if (shared) await notifyComplete(this.#context, tx, { ...plan, shared });
    });
  }

  async list(actor: Actor): Promise<OutputOf<typeof listPlans>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const lead = await context.readLead(tx, actor);
      const mayBegin = lead.isAdministrator || lead.units.size > 0;
      if (!mayBegin) return { plans: [], mayBegin };
      const all = await store.listPlanRows(tx, mostPlans);
      const standings = await findStandings(context, tx, actor, all);
      const plans = all.filter(({ id }) => standings.get(id)?.mayChange);
      const told = new Set(plans.map(({ id }) => id).filter((id) => standings.get(id)?.seesDone));
      return { plans: await listPlanViews(context, tx, plans, told), mayBegin };
    });
  }

  /** Throws `onboarding.plan_not_found`. */
  async get(actor: Actor, id: string): Promise<Plan> {
    return this.#context.host.database.transaction(async (tx) => {
      const [plan] = await store.findPlans(tx, [id]);
      const standing = await this.#getStanding(tx, actor, plan);
      return readPlan(this.#context, tx, actor, standing);
    });
  }

  /** Throws `people.person_not_found`, `onboarding.not_their_lead`, `onboarding.already_begun`. */
  async begin(actor: Actor, { person, startsOn, mentor }: InputOf<typeof beginPlan>): Promise<Plan> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const lead = await context.readLead(tx, actor);
      await this.#checkPersons(tx, actor, [person, ...(mentor === null ? [] : [mentor])]);
      const isLed = (await context.findLed(tx, actor, lead, [person])).has(person);
      if (!isLed && !(lead.isAdministrator && person !== actor.person)) throw notTheirLead();
      const plan: store.PlanRow = {
        id: newId(),
        ...{ person, mentor, begun_by: actor.person, starts_on: startsOn, shared: false, ended_at: null },
        ...{ revision: 1, created_at: context.now },
      };
      if (!(await store.insertPlan(tx, plan))) throw alreadyBegun();
      await store.putItems(tx, plan.id, await this.#compose(tx, person));
      await tickWhatIsJoined(context, tx, { person });
      await context.announceChange(tx, actor, plan);
      await notifyBegun(context, tx, actor, plan);
      await notifyMentor(context, tx, actor, plan);
      return readPlan(context, tx, actor, await this.#getStanding(tx, actor, plan));
    });
  }

  /** Throws `onboarding.plan_not_found`, `onboarding.plan_changed`, `onboarding.object_not_found`, `people.person_not_found`. */
  async change(actor: Actor, { plan: id, revision, ...change }: InputOf<typeof changePlan>): Promise<Plan> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const plan = await this.#lockChangeable(tx, actor, id);
      if (plan.revision !== revision) throw planChangedMeanwhile();
      const { startsOn = plan.starts_on, mentor = plan.mentor, items } = change;
      if (mentor !== null && mentor !== plan.mentor) await this.#checkPersons(tx, actor, [mentor]);
      if (items) {
        await context.checkObjects(tx, actor, items, await store.listItems(tx, [id]));
        await store.putItems(tx, id, items);
        await tickWhatIsJoined(context, tx, { person: plan.person });
      }
      const changed = { ...plan, starts_on: startsOn, mentor, revision: revision + 1 };
      await store.updatePlan(tx, id, { starts_on: startsOn, mentor, revision: revision + 1 });
      await context.announceChange(tx, actor, changed);
      if (mentor !== plan.mentor) await notifyMentor(context, tx, actor, changed);
      return readPlan(context, tx, actor, await this.#getStanding(tx, actor, changed));
    });
  }

  /** Throws `onboarding.plan_not_found`, `onboarding.already_begun`. */
  async end(actor: Actor, { plan: id, ended }: { readonly plan: string; readonly ended: boolean }): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const plan = await this.#lockChangeable(tx, actor, id);
      if ((plan.ended_at !== null) === ended) return;
      if (!ended && (await store.findRunning(tx, plan.person))) throw alreadyBegun();
      await store.updatePlan(tx, id, { ended_at: ended ? context.now : null });
      if (ended) await withdrawPlan(context, tx, plan);
      await context.announceChange(tx, actor, plan);
    });
  }

  /** For whom it does not exist gets the same answer as for one that is not there. */
  async #getStanding(tx: Tx, actor: Actor, plan: store.PlanRow | undefined) {
    if (!plan) throw planNotFound();
    const standing = (await findStandings(this.#context, tx, actor, [plan])).get(plan.id);
    if (!standing) throw planNotFound();
    return { plan, standing };
  }

  async #lockChangeable(tx: Tx, actor: Actor, id: string): Promise<store.PlanRow> {
    const { plan, standing } = await this.#getStanding(tx, actor, await store.lockPlan(tx, id));
    if (!standing.mayChange) throw planNotFound();
    return plan;
  }

  async #checkPersons(tx: Tx, actor: Actor, persons: readonly string[]): Promise<void> {
    for (const person of persons)
      if (!(await this.#context.host.links.canSee(tx, actor, `people/person/${person}`))) throw personNotFound();
  }

  /** What holds for this person: the organisation, the units from the top down, the positions. */
  async #compose(tx: Tx, person: string) {
    const { host } = this.#context;
    const positions = (await this.#context.unitsOf(tx, [person])).get(person) ?? [];
    const all = await host.people.listOrgUnits(tx);
    const chain = [...new Set(positions.flatMap(({ orgUnit }) => withAbove(all, orgUnit)))];
    const rows = await listTemplateRows(tx, chain);
    const depth = new Map(chain.map((unit, index) => [unit, index + 1]));
    const holding = rows.filter(
      ({ unit, title }) =>
        title === null || positions.some((each) => each.orgUnit === unit && each.title.trim() === title),
    );
    const order = ({ unit, title }: (typeof rows)[number]) =>
      (unit === null ? 0 : (depth.get(unit) ?? 0)) + (title === null ? 0 : chain.length);
    return composeItems(holding.sort((one, other) => order(one) - order(other)).map(({ items }) => items));
  }
}
