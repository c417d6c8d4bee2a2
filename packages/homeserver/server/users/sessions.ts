import { createHash, randomBytes } from 'node:crypto';
import type { Database, Tx } from '@kontor/database';
import { MatrixError } from '../matrix-error.ts';
import * as devices from '../storage/device-table.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { findUser } from '../storage/user-table.ts';

/** Who calls: a person on one of their devices, or an application service for one of its users. */
export interface Caller {
  readonly userId: string;
  /** Tokens that an administrator took out for somebody, and most application services, have none. */
  readonly deviceId: string | undefined;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isSuspended: boolean;
  /** The id of the application service that calls. */
  readonly appservice?: string | undefined;
  /** Nobody counts how often it calls. */
  readonly isUnlimited?: boolean;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresInMs: number | undefined;
}

const mostKept = 20_000;

interface Session {
  readonly caller: Caller;
  readonly expiresAt: number;
  readonly isLocked: boolean;
}

/** Access tokens: opaque, known to their device alone, here only as SHA-256. */
export class Sessions {
  readonly #database: Database;
  readonly #cache: LoadingCache<Session | 'unknown'>;
  readonly #ofUser = new Map<string, Set<string>>();
  readonly #refreshableForMs: number;
  #forgotten = 0;

  /** `refreshableForMs`: how long an access token is good that can be refreshed. */
  constructor(database: Database, refreshableForMs: number) {
    this.#database = database;
    this.#refreshableForMs = refreshableForMs;
    this.#cache = new LoadingCache(mostKept, (hash) => this.#loadCurrent(hash));
  }

  /** Who has this token; throws M_UNKNOWN_TOKEN, with `soft_logout` where it has only expired, or M_USER_LOCKED. */
  async find(token: string, isLockedToo = false): Promise<Caller> {
    const session = await this.#cache.get(hashOf(token).toString('base64url'));
    if (session === 'unknown') throw unknownToken('The access token is unknown or no longer valid');
    if (session.expiresAt < Date.now()) throw unknownToken('The access token has expired', { soft_logout: true });
    if (session.isLocked && !isLockedToo)
      throw new MatrixError(401, 'M_USER_LOCKED', 'This account is locked', { soft_logout: true });
    return session.caller;
  }

  async issue(
    tx: Tx,
    to: {
      readonly userId: string;
      readonly deviceId: string | null;
      readonly refreshable: boolean;
      readonly replaces?: Buffer | undefined;
      /** For tokens that nobody refreshes. */
      readonly validUntil?: Date | undefined;
    },
  ): Promise<IssuedTokens> {
    const [accessToken, refreshToken] = [newToken('kat'), to.refreshable ? newToken('krt') : undefined];
    await devices.addToken(tx, {
      token_hash: hashOf(accessToken),
      user_id: to.userId,
      device_id: to.deviceId,
      expires_at: refreshToken === undefined ? (to.validUntil ?? null) : new Date(Date.now() + this.#refreshableForMs),
      refresh_hash: refreshToken === undefined ? null : hashOf(refreshToken),
      replaces: to.replaces ?? null,
    });
    const expiresInMs = refreshToken === undefined ? undefined : this.#refreshableForMs;
    return { accessToken, refreshToken, expiresInMs };
  }

  /** New tokens for old ("Refreshing access tokens"): a refresh token is good until its successor was used. */
  async refresh(refreshToken: string): Promise<IssuedTokens> {
    const [tokens, ended] = await this.#database.transaction(async (tx) => {
      const old = await devices.findTokenByRefresh(tx, hashOf(refreshToken));
      const user = old && (await findUser(tx, old.user_id));
      if (!old || !user || user.is_deactivated) throw unknownToken('The refresh token is unknown or has been used');
      const replaced = old.replaces === null ? [] : await devices.endReplacedToken(tx, old);
      const to = { userId: old.user_id, deviceId: old.device_id, refreshable: true, replaces: old.token_hash };
      return [await this.issue(tx, to), replaced.map((hash) => [old.user_id, hash] as const)] as const;
    });
    for (const [userId, hash] of ended) this.#drop(userId, hash);
    return tokens;
  }

  /** Ends what a device was given before. */
  async endDevice(tx: Tx, userId: string, deviceId: string): Promise<void> {
    await devices.deleteTokensOfDevice(tx, userId, deviceId);
  }

  /** Call it after the transaction that took somebody's tokens, devices or rights away. */
  forget(userId: string): void {
    this.#forgotten += 1;
    for (const hash of this.#ofUser.get(userId) ?? []) this.#cache.delete(hash);
    this.#ofUser.delete(userId);
  }

  #drop(userId: string, hash: Buffer): void {
    const name = hash.toString('base64url');
    this.#cache.delete(name);
    this.#ofUser.get(userId)?.delete(name);
  }

  /** What was read while something was taken away is read again. */
  async #loadCurrent(hash: string): Promise<Session | 'unknown'> {
    const before = this.#forgotten;
    const [session, ended] = await this.#database.transaction((tx) => this.#load(tx, hash));
    if (session !== 'unknown') for (const each of ended) this.#drop(session.caller.userId, each);
    if (this.#forgotten !== before) this.#cache.outdate(hash);
    return session;
  }

  async #load(tx: Tx, hash: string): Promise<[Session | 'unknown', ended: readonly Buffer[]]> {
    const token = await devices.findToken(tx, Buffer.from(hash, 'base64url'));
    const user = token && (await findUser(tx, token.user_id));
    if (!token || !user || user.is_deactivated) return ['unknown', []];
    const ended = token.replaces === null ? [] : await devices.endReplacedToken(tx, token);
    const known = this.#ofUser.get(user.user_id) ?? new Set();
    this.#ofUser.set(user.user_id, known.add(hash));
    const session = {
      caller: {
        userId: user.user_id,
        deviceId: token.device_id ?? undefined,
        isAdmin: user.is_admin,
        isGuest: user.kind === 'guest',
        isSuspended: user.is_suspended,
      },
      expiresAt: token.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
      isLocked: user.is_locked,
    };
    return [session, ended];
  }
}

export function unknownToken(message: string, extra: Readonly<Record<string, unknown>> = {}): MatrixError {
  return new MatrixError(401, 'M_UNKNOWN_TOKEN', message, extra);
}

function newToken(kind: string): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
