import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { Addressee, Audience, InputOf, OutputOf } from '@kontor/schema';
import {
  type answerThanks,
  type listOwnThanks,
  type listThanks,
  personUnknown,
  type sayThanks,
  type ThankedSubject,
  thanksAtOnce,
  thanksChanged,
  thanksForNobody,
  thanksNotFound,
  thanksRef,
} from '../shared/index.ts';
import type { IdeasContext } from './ideas-context.ts';
import { notifyThanked, settleThanked, withdrawThanked } from './thanks-notify.ts';
import * as store from './thanks-store.ts';
import { concerns, findBelonging, mayChoose, presentOwn, presentThanks } from './thanks-view.ts';

/** Thanks: seen by those thanked at once, by others once all of them agreed, counted by nobody. */
export class ThanksService {
  readonly #context: IdeasContext;

  constructor(context: IdeasContext) {
    this.#context = context;
  }

  async list(actor: Actor, { before }: InputOf<typeof listThanks>): Promise<OutputOf<typeof listThanks>> {
    return this.#context.host.database.transaction(async (tx) => {
      const limit = thanksAtOnce + 1;
      const rows = await listForActor(this.#context, tx, actor, {
        before: before === undefined ? undefined : new Date(before),
        limit,
      });
      const thanks = await presentThanks(this.#context, tx, actor, rows.slice(0, thanksAtOnce));
      return { thanks, hasMore: rows.length > thanksAtOnce };
    });
  }

  async listOwn(actor: Actor): Promise<OutputOf<typeof listOwnThanks>> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { units } = await findBelonging(context, tx, actor);
      const got = await presentOwn(context, tx, actor, await store.listGot(tx, actor.person, [...units]));
      const rows = await store.listSaid(tx, actor.person);
      const shown = await store.findShown(
        tx,
        rows.map(({ id }) => id),
      );
      const said = await presentThanks(context, tx, actor, rows);
      return { got, said: said.map((each) => ({ ...each, isShown: shown.has(each.id) })) };
    });
  }

  /** Throws `ideas.thanks_for_nobody`, `ideas.person_unknown`, `people.addressees_unknown`, `ideas.thanks_not_found`. */
  async say(actor: Actor, { id, to, sign, text, addressees }: InputOf<typeof sayThanks>): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const [before] = await store.findThanks(tx, [id]);
      if (before && before.author !== actor.person) throw thanksNotFound();
      if (before) return;
      if (to.some((each) => each.kind === 'person' && each.id === actor.person)) throw thanksForNobody();
      await this.#checkThanked(tx, actor, to);
      if (addressees) await context.host.addressing.check(tx, actor, addressees);
      const row: store.ThanksRow = {
        id,
        author: actor.person,
        sign,
        text,
        addressees: addressees ? [...addressees] : await this.#unitsOfBoth(tx, actor, to),
        said_at: context.now,
      };
      const thanked = to.map((each) => ({
        thanks: id,
        person: each.kind === 'person' ? each.id : null,
        org_unit: each.kind === 'org-unit' ? each.id : null,
        choice: null,
      }));
      if (!(await store.insertThanks(tx, row, thanked))) throw thanksNotFound();
      await this.#announce(tx, actor, id);
      await notifyThanked(context, tx, actor, id, to);
    });
  }

  /** Throws `ideas.thanks_not_found`. */
  async answer(actor: Actor, { thanks: id, choice }: InputOf<typeof answerThanks>): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const row = await store.lockThanks(tx, id);
      const belonging = await findBelonging(context, tx, actor);
      const theirs = (await store.listThanked(tx, [id])).filter(
        (each) => each.choice !== 'removed' && concerns(each, actor, belonging) && mayChoose(each, actor, belonging),
      );
      if (!row || theirs.length === 0) throw thanksNotFound();
      const wasShown = (await store.findShown(tx, [id])).has(id);
      for (const each of theirs) await store.setChoice(tx, each, choice);
      await settleThanked(context, tx, actor.person, id);
      const isShown = (await store.findShown(tx, [id])).has(id);
      if (wasShown && !isShown) await this.#announceHidden(tx, actor, row);
      // Who removed it hears of it no longer by its ref.
      if (choice === 'removed')
        await context.host.events.append(tx, thanksChanged, { thanks: id }, { persons: [actor.person] }, { actor });
      await this.#announce(tx, actor, id);
    });
  }

  /** Throws `ideas.thanks_not_found`. */
  async takeBack(actor: Actor, id: string): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const row = await store.lockThanks(tx, id);
      if (row?.author !== actor.person) throw thanksNotFound();
      const thanked = await store.listThanked(tx, [id]);
      const reached = thanked.map(({ person, org_unit: unit }): Addressee => {
        return person === null ? { kind: 'org-unit', id: unit ?? '' } : { kind: 'person', id: person };
      });
      await withdrawThanked(context, tx, id);
      await this.#announceHidden(tx, actor, { ...row, addressees: [...row.addressees, ...reached] });
      await store.deleteThanks(tx, id);
    });
  }

  async #announce(tx: Tx, actor: Actor, id: string): Promise<void> {
    await this.#context.host.events.append(tx, thanksChanged, { thanks: id }, { ref: thanksRef(id) }, { actor });
  }

  /** To those who saw it until now. */
  async #announceHidden(tx: Tx, actor: Actor, { id, addressees }: store.ThanksRow): Promise<void> {
    const { addressing, events } = this.#context.host;
    const isForAll = addressees.some(({ kind }) => kind === 'everyone');
    const audience: Audience = isForAll
      ? { everyone: true }
      : { persons: [...new Set([actor.person, ...(await addressing.listPersons(tx, addressees))])] };
    await events.append(tx, thanksChanged, { thanks: id }, audience, { actor });
  }

  /** Whoever is thanked has to be somebody whom the actor sees. */
  async #checkThanked(tx: Tx, actor: Actor, to: readonly ThankedSubject[]): Promise<void> {
    for (const { kind, id } of to)
      if (!(await this.#context.host.links.canSee(tx, actor, `people/${kind}/${id}`))) throw personUnknown();
  }

  /** Where nobody belongs to a unit, those thanked alone. */
  async #unitsOfBoth(tx: Tx, actor: Actor, to: readonly ThankedSubject[]): Promise<Addressee[]> {
    const { people } = this.#context.host;
    const { today } = this.#context;
    const persons = to.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
    const positions = (await people.findPositions(tx, [actor.person, ...persons])).filter(
      ({ from, until }) => (from === null || from <= today) && (until === null || until >= today),
    );
    const named = to.flatMap(({ kind, id }) => (kind === 'org-unit' ? [id] : []));
    const units = [...new Set([...positions.map(({ orgUnit }) => orgUnit), ...named])];
    if (units.length > 0) return units.map((id) => ({ kind: 'org-unit', id }));
    return persons.map((id) => ({ kind: 'person', id }));
  }
}

/** What others agreed to show to this person, the newest first. */
export async function listForActor(
  { host }: IdeasContext,
  tx: Tx,
  actor: Actor,
  page: { readonly before: Date | undefined; readonly limit: number },
): Promise<store.ThanksRow[]> {
  const tokens = await host.permissions.tokensOf(tx, actor);
  const isAddressed = ({ addressees }: store.ThanksRow) =>
    host.addressing.tokensOf(addressees).some((token) => tokens.has(token));
  return store.listShown(tx, isAddressed, page);
}
