import { newId, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  Actor,
  Audit,
  HandOverProvider,
  HeldObject,
  Links,
  Notifications,
  People,
} from '@kontor/plugin-api/server';
import {
  type HandOverOf,
  type HandOverProposal,
  type HeldKind,
  handOverNotFound,
  type InputOf,
  type OutputOf,
  type passOn,
  recipientNotFound,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { notifyReceived } from './hand-over-notify.ts';
import type { HandOverStanding, Leaver } from './hand-over-standing.ts';
import { insertItems, listGivenOf, lockHandOver } from './hand-over-store.ts';
import { findSeen, type LeftReason, mayGive, proposeFor, sortOut } from './held-objects.ts';

export interface HandOverOthers {
  readonly audit: Audit;
  readonly links: Links;
  readonly notifications: Notifications;
  readonly people: People;
}

/** What is shown of one kind; whoever holds more sees how many. */
const mostShown = 200;

interface Giving {
  readonly leaver: Leaver;
  readonly as: HandOverOf['as'];
  readonly actor: Actor;
}

interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly proposals: readonly HandOverProposal[];
}

/** What somebody looks after goes to somebody else, kind by kind, so that nothing is left without anybody. */
export class HandOverService {
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

  /** Throws `hand_over.not_found`. */
  get(actor: Actor, person: string): Promise<HandOverOf> {
    return this.#core.database.transaction(async (tx) => {
      const giving = await this.#getGiving(tx, actor, person);
      const { leaver, as } = giving;
      const proposals = await this.#standing.listProposals(tx, leaver);
      const kinds: HeldKind[] = [];
      for (const provider of this.#providers) {
        const held = await provider.list(tx, person);
        if (held.length > 0) kinds.push(await this.#view(tx, provider, giving, held, proposals));
      }
      const { id, name, validUntil: lastDay } = leaver.person;
      const [card] = await this.#others.links.findCards(tx, actor, [`people/person/${id}`]);
      return {
        person: { id, name, lastDay, isGone: leaver.isGone, path: card?.path ?? null },
        as,
        proposals,
        kinds,
        given: await this.#listGiven(tx, person),
      };
    });
  }

  /** Throws `hand_over.not_found`, `hand_over.recipient_not_found`. */
  pass(actor: Actor, { person, reason, kind, refs, to }: InputOf<typeof passOn>): Promise<OutputOf<typeof passOn>> {
    return this.#core.database.transaction(async (tx) => {
      await lockHandOver(tx, person);
      const giving = await this.#getGiving(tx, actor, person);
      const provider = this.#providers.find((each) => each.kind === kind);
      if (!provider) throw handOverNotFound();
      if (to !== null && (to === person || !(await this.#standing.filterThere(tx, [to])).has(to)))
        throw recipientNotFound();
      const left = new Map<LeftReason, number>();
      const leave = (why: LeftReason, count: number) => count > 0 && left.set(why, (left.get(why) ?? 0) + count);
      const all = await provider.list(tx, person);
      const wanted = refs === null ? all : all.filter(({ ref }) => refs.includes(ref));
      if (refs !== null) leave('changed', refs.length - wanted.length);
      let passed = 0;
      if (!mayGive(provider, giving.as)) leave('not-yours', wanted.length);
      else {
        const { byRecipient, unfit } = await this.#share(tx, provider, giving, wanted, to);
        leave(to === null ? 'unknown-recipient' : 'unfit', unfit);
        for (const [recipient, objects] of byRecipient) {
          const given = objects.map(({ ref }) => ref);
          await this.#give(tx, provider, giving, { to: recipient, refs: given, reason });
          passed += given.length;
        }
      }
      return { passed, left: [...left].map(([why, count]) => ({ why, count })) };
    });
  }

  async #getGiving(tx: Tx, actor: Actor, person: string): Promise<Giving> {
    const leaver = await this.#standing.findLeaver(tx, person);
    const as = leaver && this.#standing.asWhat(actor, leaver);
    if (!leaver || as === undefined) throw handOverNotFound();
    return { leaver, as, actor };
  }

  async #view(
    tx: Tx,
    provider: HandOverProvider,
    giving: Giving,
    held: readonly HeldObject[],
    proposals: readonly HandOverProposal[],
  ): Promise<HeldKind> {
    const { links } = this.#others;
    const refs = held.map(({ ref }) => ref);
    const seen = giving.as === 'self' ? new Set(refs) : await findSeen(links, tx, provider, giving.actor, refs);
    const shown = held.filter(({ ref }) => seen.has(ref)).slice(0, mostShown);
    const known = await this.#know(tx, shown, proposals);
    const proposed = await proposeFor(links, tx, provider, giving, shown, known);
    const cards = await links.findCards(
      tx,
      giving.actor,
      shown.map(({ ref }) => ref),
    );
    const paths = new Map(cards.map(({ ref, path }) => [ref, path]));
    const { kind, one, many, onMove, givenBy = null } = provider;
    return {
      kind,
      one,
      many,
      count: held.length,
      unseen: held.length - seen.size,
      alone: held.filter(({ others }) => others.length === 0).length,
      onMove,
      mayGive: mayGive(provider, giving.as),
      givenBy,
      items: shown.map(({ ref, title, note = null }) => ({
        ref,
        title,
        note,
        path: paths.get(ref) ?? null,
        proposal: proposed.get(ref) ?? null,
      })),
    };
  }

  /** Of those who look after something already, the ones who are there, by name. */
  async #know(tx: Tx, held: readonly HeldObject[], proposals: readonly HandOverProposal[]): Promise<Known> {
    const others = await this.#standing.filterThere(
      tx,
      held.flatMap(({ others: beside, members = [] }) => [...beside, ...members]),
    );
    const persons = await this.#others.people.findPersons(tx, [...others]);
    return { proposals, names: new Map(persons.map(({ id, name }) => [id, name])) };
  }

  async #share(
    tx: Tx,
    provider: HandOverProvider,
    giving: Giving,
    wanted: readonly HeldObject[],
    to: string | null,
  ): Promise<{ byRecipient: Map<string, HeldObject[]>; unfit: number }> {
    const { links } = this.#others;
    if (to !== null) {
      const { allowed, unfit } = await sortOut(links, tx, provider, { ...giving, to }, wanted);
      return { byRecipient: allowed.length > 0 ? new Map([[to, allowed]]) : new Map(), unfit: unfit.length };
    }
    const known = await this.#know(tx, wanted, await this.#standing.listProposals(tx, giving.leaver));
    const proposed = await proposeFor(links, tx, provider, giving, wanted, known);
    const given = wanted.filter(({ ref }) => proposed.has(ref));
    return {
      byRecipient: Map.groupBy(given, ({ ref }) => proposed.get(ref)?.id ?? ''),
      unfit: wanted.length - given.length,
    };
  }

  async #give(
    tx: Tx,
    provider: HandOverProvider,
    { leaver, as, actor }: Giving,
    { to, refs, reason }: { readonly to: string; readonly refs: readonly Ref[]; readonly reason: string },
  ): Promise<void> {
    const from = leaver.person.id;
    await provider.pass(tx, { actor, from, to, refs, stays: !leaver.isGone });
    const batch = newId();
    const at = this.#core.clock.now();
    const by = { batch, person: from, kind: provider.kind, recipient: to, given_by: actor.person, given_at: at };
    await insertItems(
      tx,
      refs.map((ref) => ({ ...by, id: newId(), ref })),
    );
    const { audit, notifications } = this.#others;
    await audit.append(tx, {
      kind: 'hand-over.passed',
      actor,
      object: `people/person/${from}`,
      details: { to, what: provider.kind, count: refs.length, reason, as },
    });
    const told = { batch, provider, count: refs.length, from: leaver.person, to, by: actor.person };
    await notifyReceived(notifications, tx, told);
  }

  async #listGiven(tx: Tx, person: string): Promise<HandOverOf['given']> {
    const items = await listGivenOf(tx, person);
    const persons = await this.#others.people.findPersons(tx, [...new Set(items.map(({ recipient }) => recipient))]);
    const names = new Map(persons.map(({ id, name }) => [id, name]));
    return [...Map.groupBy(items, ({ batch }) => batch).values()].flatMap((batch) => {
      const [first] = batch;
      const provider = this.#providers.find(({ kind }) => kind === first?.kind);
      if (!first || !provider) return [];
      return {
        batch: first.batch,
        kind: first.kind,
        one: provider.one,
        many: provider.many,
        count: batch.length,
        to: { id: first.recipient, name: names.get(first.recipient) ?? '' },
        givenAt: first.given_at.toISOString(),
        refused: batch.filter(({ state }) => state === 'refused').length,
      };
    });
  }
}
