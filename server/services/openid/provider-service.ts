import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import {
  type OpenIdProvider,
  type OpenIdSettings,
  openIdNeedsTls,
  openIdProviderFailed,
  openIdProviderFixed,
  openIdProviderNotFound,
} from '@kontor/schema';
import { isLoopback } from '../../config/config.ts';
import type { Core } from '../../core.ts';
import type { ExternalAccounts } from '../accounts/external-account-service.ts';
import { openSecretBox, type SecretBox } from '../mail/secret-box.ts';
import type { OpenIdServer, ProviderClient } from './provider-client.ts';
import * as store from './provider-store.ts';

type Given = OpenIdSettings & { readonly secret?: string | undefined };

/** What is set about providers: by administrators, and one by the environment. */
export class ProviderService {
  readonly #core: Core;
  readonly #audit: Audit;
  readonly #accounts: ExternalAccounts;
  readonly #client: ProviderClient;
  #box: Promise<SecretBox> | undefined;

  constructor(core: Core, parts: { audit: Audit; accounts: ExternalAccounts; client: ProviderClient }) {
    this.#core = core;
    this.#audit = parts.audit;
    this.#accounts = parts.accounts;
    this.#client = parts.client;
    parts.accounts.addVoucher(store.isKnown);
    core.onStart(() => core.database.transaction((tx) => this.#takeFixed(tx)));
  }

  /** A provider with its secret, to be spoken with. Throws `openid.provider_not_found`. */
  async get(tx: Tx, id: string): Promise<OpenIdServer> {
    const found = await store.findProvider(tx, id);
    if (!found) throw openIdProviderNotFound();
    const { settings, secretSealed } = found;
    return { settings, secret: secretSealed === null ? undefined : (await this.#open()).open(secretSealed) };
  }

  async list(tx: Tx): Promise<OpenIdProvider[]> {
    return (await store.listProviders(tx)).map(present);
  }

  /** Throws `openid.needs_tls`. */
  async add(tx: Tx, actor: Actor, { secret, ...settings }: Given): Promise<OpenIdProvider> {
    checkTls(settings);
    const id = newId();
    const secretSealed = secret === undefined ? null : (await this.#open()).seal(secret);
    await store.putProvider(tx, { id, settings, secretSealed, fixed: false, now: this.#core.clock.now() });
    await this.#audit.append(tx, { kind: 'openid.provider_added', actor, details: { name: settings.name } });
    return this.#present(tx, id);
  }

  /** Throws `openid.provider_not_found` and `openid.needs_tls`. */
  async change(
    tx: Tx,
    actor: Actor,
    { provider: id, secret, ...given }: Given & { readonly provider: string },
  ): Promise<OpenIdProvider> {
    const old = await store.findProvider(tx, id);
    if (!old) throw openIdProviderNotFound();
    const { issuer, clientId } = old.settings;
    const settings = old.fixed ? { ...given, issuer, clientId } : given;
    checkTls(settings);
    // Else whoever changes the address would have the secret sent to a server of their own.
    const isSame = issuer === settings.issuer && clientId === settings.clientId;
    const kept = isSame ? old.secretSealed : null;
    const secretSealed = secret === undefined || old.fixed ? kept : (await this.#open()).seal(secret);
    // Subjects mean somebody with their issuer alone (OpenID Connect Core 1.0 section 5.7).
    if (issuer !== settings.issuer) await this.#release(tx, await store.forgetIdentities(tx, id));
    await store.putProvider(tx, { id, settings, secretSealed, fixed: old.fixed, now: this.#core.clock.now() });
    const details = { name: settings.name, secretChanged: secret !== undefined, link: settings.link };
    await this.#audit.append(tx, { kind: 'openid.provider_changed', actor, details });
    return this.#present(tx, id);
  }

  /** Who has no password of their own waits for an invitation. */
  async remove(tx: Tx, actor: Actor, id: string): Promise<void> {
    const found = await store.findProvider(tx, id);
    if (!found) throw openIdProviderNotFound();
    if (found.fixed) throw openIdProviderFixed();
    await this.#release(tx, await store.forgetIdentities(tx, id));
    await store.deleteProvider(tx, id);
    const details = { name: found.settings.name };
    await this.#audit.append(tx, { kind: 'openid.provider_removed', actor, details });
  }

  /** Throws `openid.provider_failed` with what was said. */
  async try(id: string): Promise<{ issuer: string; authorizationEndpoint: string }> {
    const server = await this.#core.database.transaction((tx) => this.get(tx, id));
    try {
      const { issuer, authorization_endpoint: authorizationEndpoint = '' } = (
        await this.#client.discover(server)
      ).serverMetadata();
      return { issuer, authorizationEndpoint };
    } catch (failure) {
      throw openIdProviderFailed({ answer: describeOpenIdFailure(failure) });
    }
  }

  async #release(tx: Tx, persons: readonly string[]): Promise<void> {
    for (const person of persons) await this.#accounts.release(tx, person);
  }

  /** Address and client of the one provider that KONTOR_OIDC_ISSUER sets; all else about it is set like that of others. */
  async #takeFixed(tx: Tx): Promise<void> {
    const { openId } = this.#core.config;
    if (!openId) return store.unfixProviders(tx);
    const old = await store.findFixedProvider(tx);
    const { issuer, clientId, secret } = openId;
    const begun: OpenIdSettings = {
      name: new URL(issuer).hostname,
      issuer,
      clientId,
      link: 'never',
      loginClaim: 'preferred_username',
      secondFactorBy: [],
    };
    const settings = { ...begun, ...old?.settings, issuer, clientId };
    const secretSealed = secret === undefined ? null : (await this.#open()).seal(secret);
    const id = old?.id ?? newId();
    await store.putProvider(tx, { id, settings, secretSealed, fixed: true, now: this.#core.clock.now() });
  }

  async #present(tx: Tx, id: string): Promise<OpenIdProvider> {
    const found = await store.findProvider(tx, id);
    if (!found) throw openIdProviderNotFound();
    return present(found);
  }

  #open(): Promise<SecretBox> {
    this.#box ??= openSecretBox(this.#core.config.dataFolder);
    return this.#box;
  }
}

function present({ id, settings, secretSealed, fixed, accounts }: store.StoredProvider): OpenIdProvider {
  return { ...settings, id, secretSet: secretSealed !== null, fixed, accounts };
}

function checkTls({ issuer }: OpenIdSettings): void {
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !isLoopback(hostname)) throw openIdNeedsTls();
}

/** What a provider, or the network, says; neither repeats secrets. */
export function describeOpenIdFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return 'unknown';
  const cause = failure.cause instanceof Error ? `: ${failure.cause.message}` : '';
  return `${failure.message}${cause}`.slice(0, 300);
}
