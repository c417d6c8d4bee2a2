import { addDays, isoDate, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, HandOverProvider } from '@kontor/plugin-api/server';
import {
  handOverNotFound,
  type InputOf,
  type listReceived,
  nobodyElse,
  type OutputOf,
  type ReceivedBatch,
  refusalDays,
  refusalOver,
  type refuseHandOver,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { notifyReturned } from './hand-over-notify.ts';
import type { HandOverOthers } from './hand-over-service.ts';
import type { HandOverStanding } from './hand-over-standing.ts';
import { listReceivedBy, lockBatch, lockHandOver, type PassedItem, setRefused } from './hand-over-store.ts';
import { asViewer, findFitting } from './held-objects.ts';

/** What came to somebody, who may give it back. */
export class ReceivedService {
  readonly #core: Core;
  readonly #others: HandOverOthers;
  readonly #standing: HandOverStanding;
  readonly #providers: readonly HandOverProvider[];

  constructor(
    core: Core,
    others: HandOverOthers,
    parts: { readonly standing: HandOverStanding; readonly providers: readonly HandOverProvider[] },
  ) {
    this.#core = core;
    this.#others = others;
    this.#standing = parts.standing;
    this.#providers = parts.providers;
  }

  list(actor: Actor): Promise<OutputOf<typeof listReceived>> {
    return this.#core.database.transaction(async (tx) => {
      const items = await listReceivedBy(tx, actor.person);
      const persons = await this.#others.people.findPersons(tx, [...new Set(items.map(({ person }) => person))]);
      const names = new Map(persons.map(({ id, name }) => [id, name]));
      const cards = await this.#others.links.findCards(
        tx,
        actor,
        items.map(({ ref }) => ref),
      );
      const byRef = new Map(cards.map((card) => [card.ref, card]));
      const batches = [...Map.groupBy(items, ({ batch }) => batch).values()].flatMap((batch): ReceivedBatch[] => {
        const [first] = batch;
        const provider = this.#providers.find(({ kind }) => kind === first?.kind);
        if (!first || !provider) return [];
        const until = this.#refuseUntil(first);
        return [
          {
            batch: first.batch,
            from: { id: first.person, name: names.get(first.person) ?? '' },
            one: provider.one,
            many: provider.many,
            givenAt: first.given_at.toISOString(),
            refuseUntil: until < this.#standing.today ? null : until,
            items: batch.map(({ id, ref, state }) => {
              const card = byRef.get(ref);
              return { id, title: card?.title ?? '', path: card?.path ?? null, state };
            }),
          },
        ];
      });
      return { batches };
    });
  }

  /** Throws `hand_over.not_found`, `hand_over.refusal_over`, `hand_over.nobody_else`. */
  refuse(
    actor: Actor,
    { batch, items, reason }: InputOf<typeof refuseHandOver>,
  ): Promise<OutputOf<typeof refuseHandOver>> {
    return this.#core.database.transaction(async (tx) => {
      await lockHandOver(tx, actor.person);
      const all = await lockBatch(tx, batch, actor.person);
      const wanted = all.filter(({ id }) => items.includes(id));
      const [first] = wanted;
      const provider = this.#providers.find(({ kind }) => kind === first?.kind);
      if (!first || !provider || wanted.length < new Set(items).size) throw handOverNotFound();
      if (this.#refuseUntil(first) < this.#standing.today) throw refusalOver();
      const held = new Set((await provider.list(tx, actor.person)).map(({ ref }) => ref));
      const back = wanted.filter(({ state, ref }) => state === 'passed' && held.has(ref));
      if (back.length === 0) throw refusalOver();
      const to = await this.#findBack(tx, actor, provider, back);
      await this.#giveBack(tx, provider, { actor, to, back, reason });
      const [person] = await this.#others.people.findPersons(tx, [to]);
      return { to: { id: to, name: person?.name ?? '' }, count: back.length };
    });
  }

  async #giveBack(
    tx: Tx,
    provider: HandOverProvider,
    given: {
      readonly actor: Actor;
      readonly to: string;
      readonly back: readonly PassedItem[];
      readonly reason: string;
    },
  ): Promise<void> {
    const { actor, to, back, reason } = given;
    const refs: Ref[] = back.map(({ ref }) => ref);
    await provider.pass(tx, { actor, from: actor.person, to, refs, stays: false });
    await setRefused(
      tx,
      back.map(({ id }) => id),
      reason,
    );
    const { audit, notifications, people } = this.#others;
    await audit.append(tx, {
      kind: 'hand-over.refused',
      actor,
      object: `people/person/${to}`,
      details: { to, what: provider.kind, count: refs.length },
    });
    const [from] = await people.findPersons(tx, [actor.person]);
    const batch = back[0]?.batch ?? '';
    const told = { batch, provider, count: refs.length, from: { name: from?.name ?? '' }, to, by: actor.person };
    await notifyReturned(notifications, tx, told);
  }

  /** From whom it came, as long as they are there; else the nearest who lead them and whom it opens nothing that it should not. */
  async #findBack(tx: Tx, actor: Actor, provider: HandOverProvider, back: readonly PassedItem[]): Promise<string> {
    const person = back[0]?.person ?? '';
    const leaver = await this.#standing.findLeaver(tx, person);
    const wanted = [person, ...(leaver?.leads ?? [])].filter((id) => id !== actor.person);
    const there = await this.#standing.filterThere(tx, wanted);
    const refs = back.map(({ ref }) => ref);
    for (const id of wanted) {
      if (!there.has(id) || (id === person && leaver?.isGone)) continue;
      const fitting = await findFitting(this.#others.links, tx, provider, asViewer(id), refs);
      if (id === person || provider.opensNothing === undefined || fitting.size === new Set(refs).size) return id;
    }
    throw nobodyElse();
  }

  #refuseUntil({ given_at: at }: PassedItem): string {
    return addDays(isoDate(at, this.#core.config.timeZone), refusalDays);
  }
}
