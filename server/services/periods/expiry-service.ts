import type { Tx } from '@kontor/database';
import type { Audit, JobDefinition, Notifications, PeriodProvider } from '@kontor/plugin-api/server';
import { noticeDays } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { PermissionService } from '../permissions/index.ts';
import type { SpaceService } from '../spaces/index.ts';
import { notifyShorter } from './period-notify.ts';
import { type EffectivePeriod, periodAt } from './period-rules.ts';
import { findSetting, insertSetting } from './period-store.ts';

/** In one transaction, and of one kind in one night: what is left goes in the next one. */
const atOnce = 100;
const mostInANight = 20_000;
const dayMs = 86_400_000;

const nightJob: JobDefinition = { name: 'periods.night', data: z.object({}) };
// One for each kind, so that a failing one keeps no other from going.
const expireJob = {
  name: 'periods.expire',
  data: z.object({ kind: z.string() }),
  longestRunSeconds: 3600,
} satisfies JobDefinition;
const tellJob = {
  name: 'periods.tell',
  data: z.object({ kind: z.string(), space: z.string().nullable(), by: z.string().nullable() }),
  longestRunSeconds: 3600,
} satisfies JobDefinition;

export interface ExpiryOthers {
  readonly audit: Audit;
  readonly notifications: Notifications;
  readonly permissions: PermissionService;
  readonly spaces: Pick<SpaceService, 'listIds' | 'findSpaces'>;
}

/** What is over goes at night, in small steps; whoever owns a space knows a week before of what will go sooner. */
export class ExpiryService {
  readonly #core: Core;
  readonly #others: ExpiryOthers;

  constructor(core: Core, others: ExpiryOthers) {
    this.#core = core;
    this.#others = others;
    core.jobs.define(nightJob, () =>
      core.database.transaction(async (tx) => {
        for (const { kind } of core.periods.providers) await core.jobs.enqueue(tx, expireJob, { kind });
      }),
    );
    core.jobs.schedule(nightJob, '15 4 * * *', {});
    core.jobs.define(expireJob, ({ kind }, signal) => this.expire(kind, signal));
    core.jobs.define(tellJob, (told) => this.#notify(told));
  }

  /** A kind that is new here begins with what its module proposes, a week from now where that deletes what nothing did. */
  async begin(): Promise<void> {
    await this.#core.database.transaction(async (tx) => {
      for (const { kind, byDefault, least, isOld } of this.#core.periods.providers) {
        const isTold = byDefault === null || isOld;
        const holdsFrom = isTold ? null : new Date(this.#core.clock.now().getTime() + noticeDays * dayMs);
        const beginning = { kind, space: null, days: byDefault, leastInSpaces: least, heldDays: null, holdsFrom };
        const isNew = await insertSetting(tx, { ...beginning, revision: 1 });
        if (isNew && !isTold) await this.tellOwners(tx, { kind, space: null, by: null });
      }
    });
  }

  /** Soon after the commit: one space, or all. */
  async tellOwners(tx: Tx, told: { readonly kind: string; readonly space: string | null; readonly by: string | null }) {
    await this.#core.jobs.enqueue(tx, tellJob, told);
  }

  /** What would be gone with so many days; in all of the organisation without a space. */
  async count(tx: Tx, provider: PeriodProvider, given: { readonly space: string | null; readonly days: number }) {
    const before = this.#before(given.days);
    if (given.space !== null) return provider.count(tx, { space: given.space, before });
    let count = 0;
    for (const space of await this.#listScopes(tx, provider)) count += await provider.count(tx, { space, before });
    return count;
  }

  /** All that is over of a kind. */
  async expire(kind: string, signal?: AbortSignal): Promise<void> {
    const provider = this.#core.periods.find(kind);
    if (!provider) return;
    const { database } = this.#core;
    let left = mostInANight;
    for (const space of await database.transaction((tx) => this.#listScopes(tx, provider))) {
      for (let isMore = true; isMore && left > 0; ) {
        if (signal?.aborted) return;
        const gone = await database.transaction((tx) => this.#expireSome(tx, provider, space));
        left -= gone;
        isMore = gone >= atOnce;
      }
    }
  }

  async #expireSome(tx: Tx, provider: PeriodProvider, space: string | null): Promise<number> {
    const { days } = await this.#read(tx, provider, space);
    if (days === null) return 0;
    const gone = await provider.expire(tx, { space, before: this.#before(days), limit: atOnce });
    if (gone > 0)
      await this.#others.audit.append(tx, {
        kind: 'periods.expired',
        actor: undefined,
        ...(space !== null && { object: `spaces/space/${space}` as const }),
        details: { what: provider.kind, count: gone, days },
      });
    return gone;
  }

  async #read(tx: Tx, { kind, byDefault }: PeriodProvider, space: string | null): Promise<EffectivePeriod> {
    const all = await findSetting(tx, kind, null);
    const own = space === null ? undefined : await findSetting(tx, kind, space);
    return periodAt(all ?? { days: byDefault, heldDays: null, holdsFrom: null }, own, this.#core.clock.now());
  }

  #before(days: number): Date {
    return new Date(this.#core.clock.now().getTime() - days * dayMs);
  }

  async #listScopes(tx: Tx, { ofSpace }: PeriodProvider): Promise<(string | null)[]> {
    return ofSpace ? [null, ...(await this.#others.spaces.listIds(tx))] : [null];
  }

  async #notify({ kind, space, by }: z.output<typeof tellJob.data>): Promise<void> {
    const provider = this.#core.periods.find(kind);
    if (!provider?.ofSpace) return;
    const { database } = this.#core;
    const spaces = space === null ? await database.transaction((tx) => this.#others.spaces.listIds(tx)) : [space];
    for (const each of spaces)
      await database.transaction(async (tx) => {
        // The last one is what was chosen just now, or something shorter that is told under its own moment.
        const next = (await this.#read(tx, provider, each)).next.at(-1);
        if (next?.days == null) return;
        const count = await this.count(tx, provider, { space: each, days: next.days });
        // Where all of the organisation is told, those of whom nothing goes have nothing to do.
        if (count === 0 && space === null) return;
        const owners = await this.#others.permissions.listOwners(tx, [each]);
        const persons = owners.map(({ person }) => person);
        await notifyShorter(this.#others.notifications, tx, {
          provider,
          space: each,
          persons,
          by,
          count,
          next,
          timeZone: this.#core.config.timeZone,
        });
      });
  }
}
