import { isKontorError, newToken } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { CallContext } from '@kontor/plugin-api/server';
import {
  type finishOpenIdSignIn,
  type InputOf,
  openIdCallbackPath,
  openIdDenied,
  openIdExpired,
  openIdProviderFailed,
  openIdUnknown,
  type SessionState,
  secondFactorNeeded,
  secondFactorWrong,
} from '@kontor/schema';
import { AuthorizationResponseError } from 'openid-client';
import type { Core } from '../../core.ts';
import { clearOpenIdCookie, readOpenIdToken, setOpenIdCookie } from '../../http/session-cookie.ts';
import type { Accounts } from '../accounts/index.ts';
import { hashSecret } from '../accounts/secret-code.ts';
import { findIdentity, insertIdentity, isAdministrator, listByEmail } from './identity-store.ts';
import type { Claims, OpenIdServer, ProviderClient } from './provider-client.ts';
import { describeOpenIdFailure, type ProviderService } from './provider-service.ts';
import * as store from './sign-in-store.ts';

/** As long as somebody may take at the provider, and then to give a second factor here. */
const atProviderMs = 15 * 60_000;
const hereMs = 5 * 60_000;

export interface OpenIdParts {
  readonly accounts: Accounts;
  readonly providers: ProviderService;
  readonly client: ProviderClient;
}

/**
 * Sign-ins at providers. A browser that comes back is not signed in yet: what the provider said is kept here, and the sign-in
 * page asks for the session, with a second factor where one is needed. So there is one way in, the gate.
 */
export class OpenIdSignInService {
  readonly #core: Core;
  readonly #parts: OpenIdParts;

  constructor(core: Core, parts: OpenIdParts) {
    this.#core = core;
    this.#parts = parts;
  }

  /** Where a browser goes to sign in. One that cannot be sent to a provider learns on the sign-in page why. */
  async begin({ reply }: CallContext<'anyone'>, provider: string, next: string, shared: boolean): Promise<string> {
    const { database, config, clock } = this.#core;
    const choices = await database.transaction((tx) => this.#parts.providers.list(tx));
    if (!choices.some(({ id }) => id === provider)) return '/sign-in.html';
    const begun = await this.#askProvider(provider);
    const token = newToken();
    const expiresAt = new Date(clock.now().getTime() + atProviderMs);
    const { address, state, nonce, verifier } = begun ?? { address: undefined, state: '', nonce: '', verifier: '' };
    await database.transaction(async (tx) => {
      await store.deleteExpiredSignIns(tx, clock.now());
      await store.insertSignIn(tx, hashSecret(token), { provider, state, nonce, verifier, shared, next }, expiresAt);
      if (!address) await store.settleSignIn(tx, hashSecret(token), { outcome: 'failed' }, expiresAt);
    });
    setOpenIdCookie(reply, config, token, expiresAt);
    return address?.href ?? signInPage(next);
  }

  async #askProvider(provider: string): Promise<Awaited<ReturnType<ProviderClient['begin']>> | undefined> {
    const { database, config, log } = this.#core;
    try {
      const server = await database.transaction((tx) => this.#parts.providers.get(tx, provider));
      return await this.#parts.client.begin(server, `${config.url}${openIdCallbackPath}`);
    } catch (failure) {
      log.warn({ provider, failure: describeOpenIdFailure(failure) }, 'a sign-in provider did not answer');
      return undefined;
    }
  }

  /** Takes what a browser brought back, and answers where it goes on. Never throws for what a provider, or somebody, did wrong. */
  async comeBack({ request }: CallContext<'anyone'>): Promise<string> {
    const { database, config, clock } = this.#core;
    const token = readOpenIdToken(request, config);
    if (token === undefined) return signInPage('/');
    const hash = hashSecret(token);
    const pending = await database.transaction((tx) => store.claimSignIn(tx, hash, clock.now()));
    if (!pending) return signInPage('/');
    const settled = await this.#settle(pending, new URL(request.url, config.url));
    const expiresAt = new Date(clock.now().getTime() + hereMs);
    await database.transaction((tx) => store.settleSignIn(tx, hash, settled, expiresAt));
    return signInPage(pending.next);
  }

  async #settle(
    pending: store.PendingSignIn,
    broughtBack: URL,
  ): Promise<{ outcome: store.Outcome; person?: string; secondFactor?: boolean }> {
    const { database, log } = this.#core;
    const { provider } = pending;
    try {
      const server = await database.transaction((tx) => this.#parts.providers.get(tx, provider));
      const claims = await this.#parts.client.finish(server, broughtBack, pending);
      const person = await database.transaction((tx) => this.#findPerson(tx, provider, server, claims));
      if (person === undefined) return { outcome: 'unknown' };
      const secondFactor = claims.methods.some((method) => server.settings.secondFactorBy.includes(method));
      return { outcome: 'proven', person, secondFactor };
    } catch (failure) {
      log.warn({ provider, failure: describeOpenIdFailure(failure) }, 'a sign-in at a provider failed');
      return { outcome: failure instanceof AuthorizationResponseError ? 'denied' : 'failed' };
    }
  }

  /** By the subject; for the first time as the provider's settings allow, and never an administrator. */
  async #findPerson(tx: Tx, provider: string, { settings }: OpenIdServer, claims: Claims): Promise<string | undefined> {
    const known = await findIdentity(tx, provider, claims.subject);
    if (known !== undefined || claims.subject === '') return known;
    const found =
      settings.link === 'login'
        ? await this.#findByLogin(tx, claims.texts.get(settings.loginClaim))
        : settings.link === 'email' && claims.emailVerified
          ? await findByEmail(tx, claims.email)
          : undefined;
    if (found === undefined || (await isAdministrator(tx, found))) return undefined;
    const identity = { provider, subject: claims.subject, person: found, now: this.#core.clock.now() };
    if (!(await insertIdentity(tx, identity))) return undefined;
    await this.#parts.accounts.external.join(tx, found, '');
    return found;
  }

  async #findByLogin(tx: Tx, login: string | undefined): Promise<string | undefined> {
    return login === undefined ? undefined : (await this.#parts.accounts.findByLogin(tx, login))?.person;
  }

  /** Begins the session of a browser that came back. */
  async finish(context: CallContext<'anyone'>, input: InputOf<typeof finishOpenIdSignIn>): Promise<SessionState> {
    const { database, config, clock } = this.#core;
    const token = readOpenIdToken(context.request, config);
    const hash = token === undefined ? undefined : hashSecret(token);
    const pending = hash && (await database.transaction((tx) => store.lockSignIn(tx, hash, clock.now())));
    if (!hash || !pending || pending.outcome === null) throw openIdExpired();
    try {
      const state = await this.#enter(context, pending, input);
      await this.#forget(context, hash);
      return state;
    } catch (failure) {
      if (!isFactorMissing(failure)) await this.#forget(context, hash);
      throw failure;
    }
  }

  async #enter(
    context: CallContext<'anyone'>,
    { outcome, person, secondFactor, shared }: store.PendingSignIn,
    answer: InputOf<typeof finishOpenIdSignIn>,
  ): Promise<SessionState> {
    if (outcome === 'denied') throw openIdDenied();
    if (outcome === 'failed') throw openIdProviderFailed();
    if (outcome === 'unknown' || person === null) throw openIdUnknown();
    const account = await this.#core.database.transaction((tx) => this.#parts.accounts.findByPerson(tx, person));
    const proof = { account: account?.id, right: true, stillHolds: (row: { external: boolean }) => row.external };
    const attempt = { method: 'oidc', login: account?.login, proof, shared } as const;
    return this.#parts.accounts.outsideEntry(context, { ...attempt, ...(!secondFactor && { answer }) });
  }

  async #forget({ reply }: CallContext<'anyone'>, hash: Buffer): Promise<void> {
    await this.#core.database.transaction((tx) => store.deleteSignIn(tx, hash));
    clearOpenIdCookie(reply, this.#core.config);
  }
}

async function findByEmail(tx: Tx, email: string | undefined): Promise<string | undefined> {
  const [found, another] = email === undefined ? [] : await listByEmail(tx, email);
  return another === undefined ? found : undefined;
}

/** The sign-in may be tried again with a (another) code. */
function isFactorMissing(failure: unknown): boolean {
  return isKontorError(failure) && [secondFactorNeeded.code, secondFactorWrong.code].includes(failure.code);
}

/** Of this very site, and nowhere else: the page itself checks `next` once more. */
function signInPage(next: string): string {
  return `/sign-in.html?${new URLSearchParams({ openid: '1', ...(next !== '/' && { next }) })}`;
}
