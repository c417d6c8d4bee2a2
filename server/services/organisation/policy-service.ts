import type { Tx } from '@kontor/database';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import {
  type InputOf,
  measuringPolicies,
  organisationChanged,
  ownSecondFactorFirst,
  type Policies,
  type PolicySettings,
  policiesChanged,
  policiesOpposed,
  type SecondFactorDuty,
  type setPolicies,
  staffCouncilHolds,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { Accounts } from '../accounts/index.ts';
import type { OrganisationService } from './organisation-service.ts';
import { megabyte } from './policy-reader.ts';
import { lockPolicies, readPolicies, writePolicies } from './policy-store.ts';

const reach: Readonly<Record<SecondFactorDuty, number>> = { nobody: 0, administrators: 1, everyone: 2 };

export interface PolicyOthers {
  readonly audit: Audit;
  readonly accounts: Pick<Accounts, 'keepToPolicies' | 'hasSecondFactor'>;
  readonly organisation: Pick<OrganisationService, 'keepToPolicies'>;
}

/** Changes the policies: they hold from the commit on, and what they shorten is cut at once. */
export class PolicyService {
  readonly #core: Core;
  readonly #others: PolicyOthers;

  constructor(core: Core, others: PolicyOthers) {
    this.#core = core;
    this.#others = others;
  }

  get(): Promise<Policies & { uploadMegabytesAtMost: number }> {
    const uploadMegabytesAtMost = Math.max(1, Math.floor(this.#core.config.uploadLimit / megabyte));
    return this.#core.database.transaction(async (tx) => ({ ...(await readPolicies(tx)), uploadMegabytesAtMost }));
  }

  /** Throws `policies_changed`, `policies_opposed`, `staff_council_holds`, `own_second_factor_first`. */
  async set(actor: Actor, { revision, ...settings }: InputOf<typeof setPolicies>): Promise<Policies> {
    if (settings.doneNotificationDays > settings.notificationDays) throw policiesOpposed();
    if (settings.sessionIdleDays > settings.sessionDays) throw policiesOpposed();
    const { accounts, organisation } = this.#others;
    return this.#core.database.transaction(async (tx) => {
      const before = await lockPolicies(tx);
      if (before.revision !== revision) throw policiesChanged();
      if (before.staffCouncil && measuringPolicies.some((name) => settings[name])) throw staffCouncilHolds();
      const widened = reach[settings.secondFactor] > reach[before.secondFactor];
      if (widened && !(await accounts.hasSecondFactor(tx, actor.account))) throw ownSecondFactorFirst();
      const { staffCouncil } = before;
      const secondFactorSince = this.#since(before, settings);
      const after = { ...settings, staffCouncil, secondFactorSince, revision: revision + 1 };
      await writePolicies(tx, after);
      const dutyChanged =
        before.secondFactor !== after.secondFactor || before.secondFactorGraceDays !== after.secondFactorGraceDays;
      await accounts.keepToPolicies(tx, after, dutyChanged);
      await organisation.keepToPolicies(tx, after, before);
      await this.#announce(tx, actor, before, after);
      return after;
    });
  }

  /** A duty for more people begins anew: those who are new to it get their days. */
  #since(before: Policies, { secondFactor }: PolicySettings): string | null {
    if (secondFactor === 'nobody') return null;
    if (reach[secondFactor] > reach[before.secondFactor]) return this.#core.clock.now().toISOString();
    return before.secondFactorSince;
  }

  async #announce(tx: Tx, actor: Actor, before: Policies, after: Policies): Promise<void> {
    const changed = settingNames(after).filter((name) => before[name] !== after[name]);
    if (changed.length === 0) return;
    await this.#core.events.append(tx, organisationChanged, {}, { everyone: true }, { actor });
    const details = Object.fromEntries(changed.map((name) => [name, `${before[name]} → ${after[name]}`]));
    await this.#others.audit.append(tx, { kind: 'organisation.policies_changed', actor, details });
  }
}

function settingNames({ staffCouncil: _mode, secondFactorSince: _since, revision: _revision, ...settings }: Policies) {
  return Object.keys(settings) as (keyof PolicySettings)[]; // the keys of exactly this object
}
