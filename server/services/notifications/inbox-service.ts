import { type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Links } from '@kontor/plugin-api/server';
import {
  type InboxUpdate,
  type InputOf,
  inboxChanged,
  type LinkCard,
  type listNotifications,
  type Notification,
  type OutputOf,
  type setNotificationStates,
} from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { InPlaceService } from './in-place-service.ts';
import { findOriginals, type InPlaceRow } from './in-place-store.ts';
import * as store from './notification-store.ts';
import type { ReachService } from './reach-service.ts';

/** Entries of one person that came, changed or went. */
export interface InboxChange {
  readonly actor: Actor;
  readonly notifications: readonly string[];
}

interface InboxParts {
  readonly findReplyTaker?: (ref: Ref) => unknown;
  readonly links: CardLinks;
  readonly policies: PolicyReader;
  readonly reach: Pick<ReachService, 'plan'>;
  readonly inPlace: Pick<InPlaceService, 'close' | 'openAgain'>;
}

type CardLinks = Pick<Links, 'findCards' | 'findCardsOfMany' | 'findVisibleOfMany'>;

const dayMs = 24 * 60 * 60 * 1000;

export const bringBack = { name: 'notifications.bring_back', data: z.object({ notification: z.string() }) };
const expire = { name: 'notifications.expire', data: z.object({}) };

/** A person's inbox. An entry about what they may no longer see is neither shown nor counted: it is as if it were not there. */
export class InboxService {
  readonly #core: Core;
  readonly #links: CardLinks;
  readonly #takesAnswer: (row: store.EntryRow) => boolean;
  readonly #policies: PolicyReader;
  readonly #reach: Pick<ReachService, 'plan'>;
  readonly #inPlace: Pick<InPlaceService, 'close' | 'openAgain'>;

  constructor(core: Core, { links, policies, reach, inPlace, findReplyTaker }: InboxParts) {
    this.#core = core;
    this.#reach = reach;
    this.#inPlace = inPlace;
    this.#links = links;
    this.#takesAnswer = ({ reply_to, ref }) => findReplyTaker?.(reply_to ?? ref) !== undefined;
    this.#policies = policies;
    core.jobs.define(bringBack, ({ notification }) => this.#bringBack(notification));
    core.jobs.define(expire, () => this.#expire());
    core.jobs.schedule(expire, '40 3 * * *', {});
  }

  async list(actor: Actor, input: InputOf<typeof listNotifications>): Promise<OutputOf<typeof listNotifications>> {
    return this.#core.database.transaction(async (tx) => {
      const notifications: Notification[] = [];
      let before = input.before === undefined ? undefined : new Date(input.before);
      // Hidden entries leave gaps, which the next rows fill.
      for (;;) {
        const { show, kind, space, limit } = input;
        const inPlace = input.inPlace === 'true';
        const rows = await store.readShelf(tx, actor.person, { show, kind, space, inPlace, before, limit });
        notifications.push(...(await this.#present(tx, actor, rows)));
        before = rows.map((row) => row.newest_at).sort((one, other) => one.getTime() - other.getTime())[0];
        if (countObjects(rows) < limit || countObjects(notifications) >= limit) break;
      }
      return { notifications, unread: (await this.#findUnread(tx, actor)).count };
    });
  }

  /** Changes those that the person can see, in one transaction; the others are `gone`. */
  async setStates(actor: Actor, input: InputOf<typeof setNotificationStates>): Promise<InboxUpdate> {
    return this.#core.database.transaction(async (tx) => {
      const rows = await store.findEntries(tx, actor.person, input.notifications);
      const visible = new Map((await this.#present(tx, actor, rows)).map((shown) => [shown.id, shown]));
      const notifications: Notification[] = [];
      for (const row of rows) {
        const shown = visible.get(row.id);
        if (!shown) continue;
        const state = input.state ?? row.state;
        const laterUntil = this.#laterUntil(row, input);
        await store.updateEntry(tx, row.id, { state, laterUntil, dealtBy: state === 'done' ? row.dealt_by : null });
        if (laterUntil) {
          await this.#core.jobs.enqueue(tx, bringBack, { notification: row.id }, { startAfter: laterUntil });
        }
        const dealtBy = state === 'done' ? shown.dealtBy : null;
        notifications.push({ ...shown, state, dealtBy, laterUntil: laterUntil?.toISOString() ?? null });
      }
      await this.#tellOthers(tx, actor, rows, notifications);
      if (notifications.length > 0) await this.#announce(tx, actor, [...visible.keys()]);
      const gone = input.notifications.filter((id) => !visible.has(id));
      return { notifications, gone, unread: (await this.#findUnread(tx, actor)).count };
    });
  }

  /** An entry of the person's own about something that they may see. */
  async findVisible(tx: Tx, actor: Actor, id: string): Promise<store.EntryRow | undefined> {
    const rows = await store.findEntries(tx, actor.person, [id]);
    return (await this.#present(tx, actor, rows)).length > 0 ? rows[0] : undefined;
  }

  /** Who stands in, or for whom somebody stands in, has it done with, too, or open again. */
  async #tellOthers(
    tx: Tx,
    { person }: Actor,
    before: readonly store.EntryRow[],
    after: readonly Notification[],
  ): Promise<void> {
    const was = new Map(before.map(({ id, state }) => [id, state]));
    const turned = after.filter(({ id, state }) => (was.get(id) === 'done') !== (state === 'done'));
    const idsOf = (isDone: boolean) => turned.filter(({ state }) => (state === 'done') === isDone).map(({ id }) => id);
    if (idsOf(true).length > 0) await this.#inPlace.close(tx, person, idsOf(true));
    if (idsOf(false).length > 0) await this.#inPlace.openAgain(tx, person, idsOf(false));
  }

  async markAllRead(actor: Actor): Promise<string[]> {
    return this.#core.database.transaction(async (tx) => {
      const { refs } = await this.#findUnread(tx, actor);
      const changed = await store.markRead(tx, actor.person, refs);
      if (changed.length > 0) await this.#announce(tx, actor, changed);
      return changed;
    });
  }

  /**
   * What live clients fold in, in the order of the changes: the entries as they are now, those to drop, and the new count.
   * A few queries however many persons they are.
   */
  async readUpdates(tx: Tx, changes: readonly InboxChange[]): Promise<InboxUpdate[]> {
    const persons = [...new Set(changes.map(({ actor }) => actor.person))];
    const ids = changes.flatMap(({ notifications }) => notifications);
    const entries = await store.findEntriesOf(tx, persons, ids);
    const unread = await store.countUnreadOf(tx, persons);
    const rows = changes.map(({ actor, notifications }) => {
      const wanted = new Set(notifications);
      return (entries.get(actor.person) ?? []).filter(({ id }) => wanted.has(id));
    });
    const places = await this.#findPlaces(tx, rows.flat());
    const refsOf = (of: readonly { readonly ref: Ref }[]) => of.map(({ ref }) => ref);
    const cards = await this.#links.findCardsOfMany(
      tx,
      changes.map(({ actor }, at) => ({ actor, refs: shownRefs(rows[at] ?? [], places) })),
    );
    const visible = await this.#links.findVisibleOfMany(
      tx,
      changes.map(({ actor }) => ({ actor, refs: refsOf(unread.get(actor.person) ?? []) })),
    );
    return changes.map(({ actor, notifications: ids }, at) => {
      const notifications = this.#presentRows(rows[at] ?? [], places, cards[at] ?? new Map());
      const shown = new Set(notifications.map(({ id }) => id));
      const counted = (unread.get(actor.person) ?? []).filter(({ ref }) => visible[at]?.has(ref));
      return { notifications, gone: ids.filter((id) => !shown.has(id)), unread: sumOf(counted) };
    });
  }

  /** A moment that has passed puts nothing off; what is done is not put off either. */
  #laterUntil(
    row: store.EntryRow,
    input: Pick<InputOf<typeof setNotificationStates>, 'state' | 'laterUntil'>,
  ): Date | null {
    if (input.state === 'done') return null;
    if (input.laterUntil === undefined) return row.later_until;
    const moment = input.laterUntil === null ? null : new Date(input.laterUntil);
    return moment && moment > this.#core.clock.now() ? moment : null;
  }

  async #present(tx: Tx, actor: Actor, rows: readonly store.EntryRow[]): Promise<Notification[]> {
    const places = await this.#findPlaces(tx, rows);
    return this.#presentRows(rows, places, await this.#findCards(tx, actor, shownRefs(rows, places)));
  }

  #presentRows(rows: readonly store.EntryRow[], places: Places, cards: ReadonlyMap<Ref, LinkCard>): Notification[] {
    const answered = new Map(rows.map((row) => [row.id, this.#takesAnswer(row)]));
    return presentRows(rows, places, cards).map((shown) => ({
      ...shown,
      takesAnswer: answered.get(shown.id) ?? false,
    }));
  }

  /** By entry: in whose place it is there. */
  async #findPlaces(tx: Tx, rows: readonly store.EntryRow[]): Promise<Places> {
    const ids = rows.map(({ id }) => id);
    return Map.groupBy(ids.length === 0 ? [] : await findOriginals(tx, ids), ({ entry }) => entry);
  }

  async #findUnread(tx: Tx, actor: Actor): Promise<{ refs: Ref[]; count: number }> {
    const unread = await store.countUnread(tx, actor.person);
    const cards = await this.#findCards(
      tx,
      actor,
      unread.map(({ ref }) => ref),
    );
    const visible = unread.filter(({ ref }) => cards.has(ref));
    return { refs: visible.map(({ ref }) => ref), count: sumOf(visible) };
  }

  async #findCards(tx: Tx, actor: Actor, refs: readonly Ref[]): Promise<Map<Ref, LinkCard>> {
    if (refs.length === 0) return new Map();
    return new Map((await this.#links.findCards(tx, actor, refs)).map((card) => [card.ref, card]));
  }

  async #announce(tx: Tx, actor: Actor, notifications: string[]): Promise<void> {
    const payload = { person: actor.person, notifications };
    await this.#core.events.append(tx, inboxChanged, payload, { persons: [actor.person] }, { actor });
  }

  async #bringBack(id: string): Promise<void> {
    await this.#core.database.transaction(async (tx) => {
      const person = await store.bringBack(tx, id, this.#core.clock.now());
      if (person === undefined) return;
      await this.#reach.plan(tx, [{ id, person }]);
      const payload = { person, notifications: [id] };
      await this.#core.events.append(tx, inboxChanged, payload, { persons: [person] }, { actor: undefined });
    });
  }

  async #expire(): Promise<void> {
    const now = this.#core.clock.now().getTime();
    await this.#core.database.transaction(async (tx) => {
      const { doneNotificationDays, notificationDays } = await this.#policies.read(tx);
      const doneBefore = new Date(now - doneNotificationDays * dayMs);
      await store.expireEntries(tx, doneBefore, new Date(now - notificationDays * dayMs));
    });
  }
}

const countObjects = (about: readonly { readonly ref: Ref }[]) => new Set(about.map(({ ref }) => ref)).size;

const personRef = (person: string): Ref => refOf('people', 'person', person);

const sumOf = (counts: readonly store.UnreadCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

/** What is shown of entries: their objects, and who caused them. */
function shownRefs(rows: readonly store.EntryRow[], places: Places): Ref[] {
  const people = rows.flatMap(({ id, caused_by: cause, dealt_by: dealt }) => [
    ...[cause, dealt].filter((person) => person !== null),
    ...(places.get(id) ?? []).map(({ absent }) => absent),
  ]);
  return [...new Set([...rows.map((row) => row.ref), ...people.map(personRef)])];
}

type Places = ReadonlyMap<string, readonly InPlaceRow[]>;

/** Without those whose object the reader may not see. */
function presentRows(
  rows: readonly store.EntryRow[],
  places: Places,
  cards: ReadonlyMap<Ref, LinkCard>,
): Notification[] {
  const nameOf = (person: string | null) => {
    const card = person === null ? undefined : cards.get(personRef(person));
    return person === null || !card ? [] : [{ id: person, name: card.title }];
  };
  return rows.flatMap((row) => {
    const card = cards.get(row.ref);
    const causer = row.caused_by === null ? undefined : cards.get(personRef(row.caused_by));
    if (!card) return [];
    const standsInFor = (places.get(row.id) ?? []).flatMap(({ absent }) => nameOf(absent));
    return [{ ...fromRow(row, card, causer), standsInFor, dealtBy: nameOf(row.dealt_by)[0] ?? null }];
  });
}

function fromRow(
  row: store.EntryRow,
  card: LinkCard,
  causer: LinkCard | undefined,
): Omit<Notification, 'standsInFor' | 'dealtBy'> {
  const by =
    row.caused_by !== null && causer && row.text.de.includes(causer.title)
      ? { id: row.caused_by, name: causer.title, picture: causer.picture }
      : undefined;
  return {
    ...(by && { by }),
    id: row.id,
    kind: row.kind,
    ref: row.ref,
    card,
    text: row.text,
    space: row.space,
    state: row.state,
    laterUntil: row.later_until?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
