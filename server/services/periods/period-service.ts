import type { Tx } from '@kontor/database';
import type { Actor, Audit, PeriodProvider } from '@kontor/plugin-api/server';
import {
  type countExpired,
  type InputOf,
  type listPeriods,
  noticeDays,
  type OutputOf,
  type Period,
  periodChanged,
  periodChangedMeanwhile,
  periodNotFound,
  periodOutOfBounds,
  type setPeriod,
  type setPeriodOfSpace,
  spaceNotFound,
  spaceReadOnly,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { PermissionService } from '../permissions/index.ts';
import { presentDeclarations } from '../privacy/privacy-service.ts';
import type { ExpiryService } from './expiry-service.ts';
import { choose, inForce, periodAt } from './period-rules.ts';
import {
  deleteSetting,
  findSetting,
  listSettings,
  lockKind,
  raiseInSpaces,
  type StoredSetting,
  writeSetting,
} from './period-store.ts';

export interface PeriodOthers {
  readonly audit: Audit;
  readonly permissions: PermissionService;
}

const dayMs = 86_400_000;

/** Who decides which period, within which bounds, and what everybody is told of it. */
export class PeriodService {
  readonly #core: Core;
  readonly #others: PeriodOthers;
  readonly #expiry: ExpiryService;

  constructor(core: Core, others: PeriodOthers, expiry: ExpiryService) {
    this.#core = core;
    this.#others = others;
    this.#expiry = expiry;
  }

  /** Throws `spaces.not_found`. */
  list(
    actor: Actor,
    { space = null }: { readonly space?: string | undefined | null },
  ): Promise<OutputOf<typeof listPeriods>> {
    return this.#core.database.transaction(async (tx) => {
      const { permissions } = this.#others;
      const role = space === null ? undefined : await permissions.findRole(tx, actor.person, space);
      if (space !== null && role === undefined) throw spaceNotFound();
      const settings = await listSettings(tx, space);
      const shown = this.#core.periods.providers.filter(({ ofSpace }) => space === null || ofSpace);
      const declared = space === null ? await presentDeclarations(tx, this.#core.privacy.declarations) : [];
      return {
        periods: shown.map((provider) => this.#present(provider, settings, space)),
        mayDecide: space === null ? actor.roles.has('administrator') : role === 'owner',
        others: declared.map(({ id, title, kept }) => ({ id, title, kept })),
      };
    });
  }

  /** Throws `periods.not_found`, `spaces.not_found`, `spaces.read_only`. */
  count(actor: Actor, { kind, days, ...given }: InputOf<typeof countExpired>): Promise<{ count: number }> {
    const space = given.space ?? null;
    return this.#core.database.transaction(async (tx) => {
      const provider = this.#get(kind, space);
      if (space !== null) await this.#requireOwner(tx, actor, space);
      else if (!(await this.#others.permissions.can(tx, actor, 'manage', { organisation: true })))
        throw periodNotFound();
      return { count: await this.#expiry.count(tx, provider, { space, days }) };
    });
  }

  /** Throws `periods.not_found`, `periods.changed`, `periods.out_of_bounds`. */
  set(actor: Actor, { kind, days, leastInSpaces, revision }: InputOf<typeof setPeriod>): Promise<Period> {
    return this.#core.database.transaction(async (tx) => {
      const provider = this.#get(kind, null);
      await lockKind(tx, kind);
      const old = await findSetting(tx, kind, null);
      if (!old) throw periodNotFound();
      if (old.revision !== revision) throw periodChangedMeanwhile();
      const isWithin = days === null ? provider.mayBeNever : provider.least <= days && days <= provider.most;
      if (!isWithin || leastInSpaces < provider.least || leastInSpaces > (days ?? provider.most))
        throw periodOutOfBounds();
      const chosen = choose(days, inForce(old, this.#now), this.#holdsFrom);
      await writeSetting(tx, { ...old, ...chosen, leastInSpaces, revision: revision + 1 });
      await raiseInSpaces(tx, kind, leastInSpaces);
      await this.#tell(tx, actor, { provider, space: null, days, holdsFrom: chosen.holdsFrom });
      return this.#present(provider, await listSettings(tx, null), null);
    });
  }

  /** Throws `periods.not_found`, `periods.changed`, `periods.out_of_bounds`, `spaces.not_found`, `spaces.read_only`. */
  setOfSpace(actor: Actor, { space, kind, days, revision }: InputOf<typeof setPeriodOfSpace>): Promise<Period> {
    return this.#core.database.transaction(async (tx) => {
      const provider = this.#get(kind, space);
      await this.#requireOwner(tx, actor, space);
      await lockKind(tx, kind);
      const [all, old] = [await findSetting(tx, kind, null), await findSetting(tx, kind, space)];
      if (!all) throw periodNotFound();
      if ((old?.revision ?? 0) !== revision) throw periodChangedMeanwhile();
      const most = all.days ?? provider.most;
      if (days !== null && (days < (all.leastInSpaces ?? provider.least) || days > most)) throw periodOutOfBounds();
      if (days === null) await deleteSetting(tx, kind, space);
      const chosen = choose(days, old ? inForce(old, this.#now) : null, this.#holdsFrom);
      if (days !== null)
        await writeSetting(tx, { kind, space, leastInSpaces: null, ...chosen, revision: revision + 1 });
      await this.#tell(tx, actor, { provider, space, days, holdsFrom: chosen.holdsFrom });
      return this.#present(provider, await listSettings(tx, space), space);
    });
  }

  get #now(): Date {
    return this.#core.clock.now();
  }

  get #holdsFrom(): Date {
    return new Date(this.#now.getTime() + noticeDays * dayMs);
  }

  #get(kind: string, space: string | null): PeriodProvider {
    const provider = this.#core.periods.find(kind);
    if (!provider || (space !== null && !provider.ofSpace)) throw periodNotFound();
    return provider;
  }

  async #requireOwner(tx: Tx, actor: Actor, space: string): Promise<void> {
    const role = await this.#others.permissions.findRole(tx, actor.person, space);
    if (role === undefined) throw spaceNotFound();
    if (role !== 'owner') throw spaceReadOnly();
  }

  async #tell(
    tx: Tx,
    actor: Actor,
    told: { provider: PeriodProvider; space: string | null; days: number | null; holdsFrom: Date | null },
  ): Promise<void> {
    const { provider, space, days, holdsFrom } = told;
    const { kind } = provider;
    await this.#others.audit.append(tx, {
      kind: 'periods.changed',
      actor,
      ...(space !== null && { object: `spaces/space/${space}` as const }),
      details: { what: kind, days },
    });
    const audience = space === null ? ({ everyone: true } as const) : { space };
    await this.#core.events.append(tx, periodChanged, { kind, space }, audience, { actor });
    if (holdsFrom !== null) await this.#expiry.tellOwners(tx, { kind, space, by: actor.person });
  }

  #present(provider: PeriodProvider, settings: readonly StoredSetting[], space: string | null): Period {
    const { kind, label, counts, ofSpace, mayBeNever, least, most } = provider;
    const all = settings.find((each) => each.kind === kind && each.space === null) ?? untouched(provider);
    const own = space === null ? undefined : settings.find((each) => each.kind === kind && each.space === space);
    const { days, next } = periodAt(all, own, this.#now);
    const leastInSpaces = all.leastInSpaces ?? least;
    const chosen = space === null ? all : own;
    return {
      kind,
      label,
      counts,
      ofSpace,
      days,
      next: next.map((each) => ({ days: each.days, from: each.from.toISOString() })),
      chosen: chosen ? { days: chosen.days } : null,
      least: space === null ? least : leastInSpaces,
      most: space === null ? most : (all.days ?? most),
      mayBeNever: space === null && mayBeNever,
      leastInSpaces,
      revision: chosen?.revision ?? 0,
    };
  }
}

function untouched({ kind, byDefault, least }: PeriodProvider): StoredSetting {
  return { kind, space: null, days: byDefault, leastInSpaces: least, heldDays: null, holdsFrom: null, revision: 0 };
}
