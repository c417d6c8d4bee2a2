import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit, KeepToPolicies, Organisation } from '@kontor/plugin-api/server';
import {
  accentUnreadable,
  alreadySetUp,
  defaultAccent,
  type InputOf,
  isUsableAccent,
  type OrganisationProfile,
  organisationChanged,
  type Policies,
  setupCodeWrong,
  type updateOrganisation,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { encodeLogo } from './logo-image.ts';
import { deleteLogo, findLogo, findProfile, insertProfile, replaceLogo, updateProfile } from './organisation-store.ts';
import { readPolicies } from './policy-store.ts';
import { isSetupCode, makeSetupCode } from './setup-code.ts';

export interface NewOrganisation {
  readonly name: string;
  readonly language: Language;
  readonly accent: string;
}

/** What the sign-in page offers besides a password. */
export type ListSignIns = (tx: Tx) => Promise<NonNullable<OrganisationProfile['signIns']>>;

export class OrganisationService implements Organisation {
  readonly #core: Core;
  readonly #audit: Audit;
  readonly #listSignIns: ListSignIns;
  readonly #keepers: KeepToPolicies[] = [];
  #setUp = false;
  #code: string | undefined;

  constructor(core: Core, audit: Audit, listSignIns: ListSignIns = async () => []) {
    this.#core = core;
    this.#audit = audit;
    this.#listSignIns = listSignIns;
  }

  /** The one-time code that the first visit has to type, kept in memory only; nothing once the organisation is set up. */
  async beginSetup(): Promise<string | undefined> {
    if (await this.isSetUp()) return undefined;
    this.#code ??= makeSetupCode();
    return this.#code;
  }

  /** Asks the database only until the answer is yes, which it stays. */
  async isSetUp(): Promise<boolean> {
    this.#setUp ||= (await this.#core.database.transaction(findProfile)) !== undefined;
    return this.#setUp;
  }

  async get(tx: Tx): Promise<OrganisationProfile> {
    const [found, { passwordLength }] = await Promise.all([findProfile(tx), readPolicies(tx)]);
    const more = { demo: this.#core.config.demo, passwordLength };
    if (!found) return { name: 'Kontor', language: 'de', accent: defaultAccent, logo: null, setUp: false, ...more };
    const logo = found.logo_hash === null ? null : `/api/organisation/logo?v=${found.logo_hash.slice(0, 16)}`;
    const { name, language, accent } = found;
    return { name, language, accent, logo, setUp: true, signIns: await this.#listSignIns(tx), ...more };
  }

  getPolicies(tx: Tx): Promise<Policies> {
    return readPolicies(tx);
  }

  whenDecided(keep: KeepToPolicies): void {
    this.#keepers.push(keep);
  }

  /** One after the other, as they share the transaction. */
  async keepToPolicies(tx: Tx, after: Policies, before: Policies): Promise<void> {
    for (const keep of this.#keepers) await keep(tx, after, before);
  }

  /** Makes the organisation: once, in one transaction with its first administrator. Throws `already_set_up`. */
  async create(tx: Tx, organisation: NewOrganisation): Promise<void> {
    if (!isUsableAccent(organisation.accent)) throw accentUnreadable();
    if (!(await insertProfile(tx, organisation))) throw alreadySetUp();
    await this.#core.events.append(tx, organisationChanged, {}, { everyone: true }, { actor: undefined });
  }

  /** The same after a check of the one-time code. */
  async createWithCode(tx: Tx, code: string, organisation: NewOrganisation): Promise<void> {
    if (await findProfile(tx)) throw alreadySetUp();
    if (this.#code === undefined || !isSetupCode(code, this.#code)) throw setupCodeWrong();
    await this.create(tx, organisation);
  }

  async update(actor: Actor, change: InputOf<typeof updateOrganisation>): Promise<OrganisationProfile> {
    if (change.accent !== undefined && !isUsableAccent(change.accent)) throw accentUnreadable();
    return this.#core.database.transaction(async (tx) => {
      await updateProfile(tx, change);
      await this.#announce(tx, actor, 'organisation.changed', Object.keys(change));
      return this.get(tx);
    });
  }

  async setLogo(actor: Actor, content: Buffer): Promise<OrganisationProfile> {
    const logo = await encodeLogo(content);
    return this.#core.database.transaction(async (tx) => {
      await replaceLogo(tx, logo.hash, logo.content);
      await this.#announce(tx, actor, 'organisation.logo_changed', []);
      return this.get(tx);
    });
  }

  async removeLogo(actor: Actor): Promise<OrganisationProfile> {
    return this.#core.database.transaction(async (tx) => {
      await deleteLogo(tx);
      await this.#announce(tx, actor, 'organisation.logo_removed', []);
      return this.get(tx);
    });
  }

  findLogo(): Promise<{ hash: string; content: Buffer } | undefined> {
    return this.#core.database.transaction(findLogo);
  }

  async #announce(tx: Tx, actor: Actor, kind: string, fields: readonly string[]): Promise<void> {
    await this.#core.events.append(tx, organisationChanged, {}, { everyone: true }, { actor });
    await this.#audit.append(tx, {
      kind,
      actor,
      ...(fields.length > 0 ? { details: { fields: fields.join(' ') } } : {}),
    });
  }
}
