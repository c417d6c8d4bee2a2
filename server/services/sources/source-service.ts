import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import {
  type LdapSettings,
  newLdapSettings,
  type PeopleSource,
  sourceFailed,
  sourceFixed,
  sourceNeedsTls,
  sourceNotFound,
  sourceRunUnderWay,
} from '@kontor/schema';
import { isLoopback } from '../../config/config.ts';
import type { Core } from '../../core.ts';
import type { ExternalAccounts } from '../accounts/external-account-service.ts';
import { openSecretBox, type SecretBox } from '../mail/secret-box.ts';
import { listEntries } from './entry-store.ts';
import { describeLdapFailure, type LdapServer } from './ldap-connection.ts';
import { tryDirectory } from './ldap-reader.ts';
import { listLastRuns } from './run-store.ts';
import * as store from './source-store.ts';

type Given = LdapSettings & { readonly secret?: string | undefined };

/** What is set about sources of people: by administrators, and one by the environment. */
export class SourceService {
  readonly #core: Core;
  readonly #audit: Audit;
  readonly #accounts: ExternalAccounts;
  #box: Promise<SecretBox> | undefined;

  constructor(core: Core, parts: { readonly audit: Audit; readonly accounts: ExternalAccounts }) {
    this.#core = core;
    this.#audit = parts.audit;
    this.#accounts = parts.accounts;
    parts.accounts.addVoucher(async (tx, person) => (await store.listSourcesOf(tx, person)).length > 0);
    core.onStart(() => core.database.transaction((tx) => this.#takeFixed(tx)));
  }

  /** A source with its secret, to be asked. */
  async find(tx: Tx, id: string): Promise<LdapServer | undefined> {
    const found = await store.findSource(tx, id);
    return found && this.open(found);
  }

  async open({ settings, secretSealed }: Pick<store.StoredSource, 'settings' | 'secretSealed'>): Promise<LdapServer> {
    return { settings, secret: secretSealed === null ? '' : (await this.#open()).open(secretSealed) };
  }

  async list(tx: Tx): Promise<PeopleSource[]> {
    const runs = await listLastRuns(tx);
    return (await store.listSources(tx)).map(({ id, settings, secretSealed, fixed, people }) => ({
      ...settings,
      id,
      secretSet: secretSealed !== null,
      fixed,
      people,
      lastRun: runs.get(id) ?? null,
    }));
  }

  /** Throws `sources.needs_tls`. */
  async add(tx: Tx, actor: Actor, given: Given): Promise<PeopleSource> {
    const id = newId();
    const { secret, ...settings } = given;
    checkTls(settings);
    const secretSealed = secret === undefined ? null : (await this.#open()).seal(secret);
    await store.putSource(tx, { id, settings, secretSealed, fixed: false, now: this.#core.clock.now() });
    await this.#audit.append(tx, { kind: 'sources.added', actor, details: { source: id, name: settings.name } });
    return this.#present(tx, id);
  }

  /** Throws `sources.not_found`, `sources.needs_tls`; a secret left out stays for the same server and user. */
  async change(
    tx: Tx,
    actor: Actor,
    { source: id, secret, ...given }: Given & { source: string },
  ): Promise<PeopleSource> {
    const old = await store.findSource(tx, id);
    if (!old) throw sourceNotFound();
    const { url, startTls, bindDn, base } = old.settings;
    const settings = old.fixed ? { ...given, url, startTls, bindDn, base } : given;
    checkTls(settings);
    // Else whoever changes the address would have the secret sent to a server of their own.
    const isSame = old.settings.url === settings.url && old.settings.bindDn === settings.bindDn;
    const isSafe = isSame && old.settings.startTls === settings.startTls && old.settings.ca === settings.ca;
    const kept = isSafe ? old.secretSealed : null;
    const secretSealed = secret === undefined || old.fixed ? kept : (await this.#open()).seal(secret);
    await store.putSource(tx, { id, settings, secretSealed, fixed: old.fixed, now: this.#core.clock.now() });
    const details = { source: id, name: settings.name, secretChanged: secret !== undefined };
    await this.#audit.append(tx, { kind: 'sources.changed', actor, details });
    return this.#present(tx, id);
  }

  /** Its people stay; who has no password of their own waits for an invitation. */
  async remove(tx: Tx, actor: Actor, id: string): Promise<void> {
    const found = await store.findSource(tx, id);
    if (!found) throw sourceNotFound();
    if (found.fixed) throw sourceFixed();
    if ((await listLastRuns(tx)).get(id)?.state === 'running') throw sourceRunUnderWay();
    const persons = (await listEntries(tx, id)).map(({ person }) => person);
    await store.deleteSource(tx, id);
    for (const person of persons) await this.#accounts.release(tx, person);
    const details = { source: id, name: found.settings.name };
    await this.#audit.append(tx, { kind: 'sources.removed', actor, details });
  }

  /** Throws `sources.failed` with what the server, or the network, says. */
  async try(id: string): Promise<{ people: number; groups: number; unused: string[] }> {
    const source = await this.#core.database.transaction((tx) => this.find(tx, id));
    if (!source) throw sourceNotFound();
    try {
      return await tryDirectory(source);
    } catch (failure) {
      throw sourceFailed({ answer: describeLdapFailure(failure) });
    }
  }

  /** Address, account and base of the one source that KONTOR_LDAP_URL sets; all else about it is set like that of others. */
  async #takeFixed(tx: Tx): Promise<void> {
    const { ldap } = this.#core.config;
    const old = await store.findFixedSource(tx);
    if (!ldap) return store.unfixSources(tx);
    const begun = old?.settings ?? { ...newLdapSettings('openldap'), name: new URL(ldap.url).hostname };
    const { url, bindDn, base } = ldap;
    const settings: LdapSettings = { ...begun, url, bindDn, base, ...(ldap.filter && { filter: ldap.filter }) };
    const secretSealed = ldap.secret === undefined ? null : (await this.#open()).seal(ldap.secret);
    const id = old?.id ?? newId();
    await store.putSource(tx, { id, settings, secretSealed, fixed: true, now: this.#core.clock.now() });
  }

  async #present(tx: Tx, id: string): Promise<PeopleSource> {
    const found = (await this.list(tx)).find((source) => source.id === id);
    if (!found) throw sourceNotFound();
    return found;
  }

  #open(): Promise<SecretBox> {
    this.#box ??= openSecretBox(this.#core.config.dataFolder);
    return this.#box;
  }
}

/** Passwords never cross a network in clear. */
function checkTls({ url, startTls }: LdapSettings): void {
  const { protocol, hostname } = new URL(url.replace(/^ldap/, 'http'));
  if (protocol === 'http:' && !startTls && !isLoopback(hostname)) throw sourceNeedsTls();
}
