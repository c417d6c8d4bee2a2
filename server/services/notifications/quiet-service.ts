import { type Ref, refOf, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, LinkProvider, Notifications } from '@kontor/plugin-api/server';
import {
  digestKind,
  endOfQuiet,
  type InputOf,
  inboxChanged,
  nextBeginning,
  noQuietHours,
  type QuietState,
  quietChanged,
  type setQuietHours,
} from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import * as store from './quiet-store.ts';
import type { ReachService } from './reach-service.ts';
import { findChoices } from './setting-store.ts';

export const releaseHeld = { name: 'notifications.release_held', data: z.object({}) };
/** So many come back one by one; of more a single entry tells. */
const fewEntries = 2;

type Labels = () => ReadonlyMap<string, Sentence>;

/** Of those for whom it is quiet: until when. Kinds that somebody marked come at once, whatever the hour. */
export async function findHeldUntil(
  tx: Tx,
  kind: string,
  persons: readonly string[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<Map<string, Date>> {
  const held = new Map<string, Date>();
  for (const [person, quiet] of await store.findQuiet(tx, persons)) {
    const until = quiet.always.includes(kind) ? undefined : quietUntil(quiet, now, timeZone);
    if (until) held.set(person, until);
  }
  return held;
}

/** Hours in which somebody is told of nothing; what came meanwhile is told of together when they end. */
export class QuietService {
  readonly #core: Core;
  readonly #notifications: Pick<Notifications, 'notify' | 'defineKind'>;
  readonly #labels: Labels;
  readonly #reach: Pick<ReachService, 'plan'>;

  constructor(
    core: Core,
    notifications: Pick<Notifications, 'notify' | 'defineKind'>,
    { labels, reach }: { readonly labels: Labels; readonly reach: Pick<ReachService, 'plan'> },
  ) {
    this.#core = core;
    this.#reach = reach;
    this.#notifications = notifications;
    this.#labels = labels;
    notifications.defineKind({
      kind: digestKind,
      label: { de: 'Überblick nach Ihrer Ruhezeit', en: 'Overview after your quiet hours' },
      on: true,
    });
    core.jobs.define(releaseHeld, () => this.#releaseDue());
    // Quiet hours end on full quarters.
    core.jobs.schedule(releaseHeld, '*/5 * * * *', {});
  }

  read(actor: Actor): Promise<QuietState> {
    return this.#core.database.transaction((tx) => this.#state(tx, actor.person));
  }

  set(actor: Actor, { hours, always }: InputOf<typeof setQuietHours>): Promise<QuietState> {
    return this.#core.database.transaction(async (tx) => {
      await store.putQuiet(tx, { person: actor.person, hours, always: [...new Set(always)] });
      return this.#changed(tx, actor);
    });
  }

  /** Throws `noQuietHours`. */
  setNow(actor: Actor, on: boolean): Promise<QuietState> {
    return this.#core.database.transaction(async (tx) => {
      const row = (await store.findQuiet(tx, [actor.person])).get(actor.person);
      if (!row?.hours) throw noQuietHours();
      const { clock, config } = this.#core;
      await store.setOffUntil(tx, actor.person, on ? nextBeginning(row.hours, clock.now(), config.timeZone) : null);
      return this.#changed(tx, actor);
    });
  }

  async #state(tx: Tx, person: string): Promise<QuietState> {
    const { clock, config } = this.#core;
    const row = (await store.findQuiet(tx, [person])).get(person);
    const until = row && quietUntil(row, clock.now(), config.timeZone);
    const isByHand = row?.hours != null && row.off_until !== null && row.off_until > clock.now();
    return { hours: row?.hours ?? null, always: row?.always ?? [], quietUntil: until?.toISOString() ?? null, isByHand };
  }

  async #changed(tx: Tx, actor: Actor): Promise<QuietState> {
    const { person } = actor;
    const state = await this.#state(tx, person);
    if (state.quietUntil === null) await this.#release(tx, person);
    else await store.holdUntil(tx, person, new Date(state.quietUntil));
    await this.#core.events.append(tx, quietChanged, { person }, { persons: [person] }, { actor });
    return state;
  }

  async #releaseDue(): Promise<void> {
    const { database, clock } = this.#core;
    const persons = await database.transaction((tx) => store.listReleasable(tx, clock.now()));
    for (const person of persons) await database.transaction((tx) => this.#release(tx, person));
  }

  async #release(tx: Tx, person: string): Promise<void> {
    const released = await store.releaseEntries(tx, person);
    const waiting = released.filter(({ state }) => state === 'unread');
    // Who wants no overview gets each of them.
    const wantsOverview = (await findChoices(tx, digestKind, [person])).get(person)?.on !== false;
    if (waiting.length > fewEntries && wantsOverview) {
      const ids = waiting.map(({ id }) => id);
      await store.calmEntries(tx, ids);
      await this.#tellTogether(tx, person, waiting);
    } else {
      await this.#reach.plan(
        tx,
        waiting.map(({ id }) => ({ id, person })),
      );
    }
    if (released.length === 0) return;
    const payload = { person, notifications: released.map(({ id }) => id) };
    await this.#core.events.append(tx, inboxChanged, payload, { persons: [person] }, { actor: undefined });
  }

  async #tellTogether(tx: Tx, person: string, entries: readonly { readonly kind: string }[]): Promise<void> {
    const labels = this.#labels();
    const counts = new Map<string, number>();
    for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const list = (language: 'de' | 'en') =>
      [...counts].map(([kind, count]) => `${count} × ${labels.get(kind)?.[language] ?? kind}`).join(' · ');
    await this.#notifications.notify(tx, {
      kind: digestKind,
      persons: [person],
      ref: digestRef(person),
      text: {
        de: `Während Ihrer Ruhezeit kamen ${entries.length} Mitteilungen: ${list('de')}`,
        en: `During your quiet hours ${entries.length} notifications came: ${list('en')}`,
      },
      dedupeKey: `${digestKind}:${this.#core.clock.now().toISOString()}`,
      causedBy: undefined,
    });
  }
}

/** Until when somebody is left alone; nothing where they are not. */
export function quietUntil({ hours, off_until: off }: store.QuietRow, now: Date, timeZone: string): Date | undefined {
  if (!hours) return undefined;
  const byHours = endOfQuiet(hours, now, timeZone);
  return off && off > now && (!byHours || off > byHours) ? off : byHours;
}

function digestRef(person: string): Ref {
  return refOf('notifications', 'digest', person);
}

/** The overview is its owner's alone, and leads to the inbox. */
export const digestLinks: LinkProvider = {
  noun: 'notifications/digest',
  findCards: async (_tx, actor, ids) =>
    ids
      .filter((id) => id === actor.person)
      .map((id) => ({
        ref: digestRef(id),
        type: 'digest',
        title: 'Kontor',
        subtitle: null,
        state: null,
        path: '/inbox',
        picture: null,
      })),
  findAudience: async (_tx, ids) => new Map(ids.map((id) => [id, [`person:${id}` as const]])),
};
