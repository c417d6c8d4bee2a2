import type { Clock } from '@kontor/base';
import type { Database } from '@kontor/database';
import { tooManySignIns } from '@kontor/schema';
import { networkOf } from '../../http/client-network.ts';
import { type AttemptCount, countAttempts, forgetAttempts, giveBackAttempts, readAttempts } from './attempt-store.ts';
import { hashSecret } from './secret-code.ts';

const windowMinutes = 15;

/** What is limited, and how many failures within fifteen minutes it may have. */
export interface Limit {
  readonly key: string;
  readonly failures: number;
  /** Whether a success forgets all failures, or only does not count itself. */
  readonly forgivable: boolean;
}

/**
 * The limits of one attempt by a browser that the account does not know. A login has 25 in all, which keeps below a hundred
 * an hour from wherever they come (ASVS 4.0.3, 2.2.1), and 10 from one address, so that a stranger elsewhere does not lock
 * the owner out at once. An address has 300: a whole town hall may share one, and only failures count.
 */
export function signInLimits(login: string, address: string): Limit[] {
  return strangerLimits('', login, address);
}

/**
 * A browser in which somebody has signed in to this account before has ten failures of its own and takes no part in those
 * of strangers: nobody at another device can lock it out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export function knownDeviceLimits(device: Buffer): Limit[] {
  return [{ key: `device ${device.toString('hex')}`, failures: 10, forgivable: true }];
}

/** Programs count for themselves: one that still has an old password must not lock its owner out of the browser. */
export function appPasswordLimits(login: string, address: string): Limit[] {
  return strangerLimits('app password ', login, address);
}

/** Addresses with a secret in them cannot be guessed, and name no login that somebody could lock out. */
export function secretAddressLimits(address: string): Limit[] {
  return [addressLimit('secret address ', address)];
}

/** Passkeys and codes cannot be guessed; these limits only bound the work. Sign-ins with a password do not use them up. */
export function passkeyLimits(address: string): Limit[] {
  return [addressLimit('passkey ', address)];
}

export function oneTimeCodeLimits(address: string): Limit[] {
  return [addressLimit('code ', address)];
}

/** Tokens of SCIM clients cannot be guessed either. */
export function scimLimits(address: string): Limit[] {
  return [addressLimit('scim ', address)];
}

function strangerLimits(what: string, login: string, address: string): Limit[] {
  return [
    addressLimit(what, address),
    { key: `${what}login ${login}`, failures: 25, forgivable: true },
    // What was typed comes last, so that no text of it names the count of somebody else.
    { key: `${what}address ${networkOf(address)} login ${login}`, failures: 10, forgivable: true },
  ];
}

function addressLimit(what: string, address: string): Limit {
  return { key: `${what}address ${networkOf(address)}`, failures: 300, forgivable: false };
}

/** For signed-in people who confirm with their password. */
export function confirmationLimits(account: string): Limit[] {
  return [{ key: `confirmation ${account}`, failures: 10, forgivable: true }];
}

/** For mails that anybody can have sent to somebody. */
export function resetLimits(account: string): Limit[] {
  return [{ key: `reset ${account}`, failures: 3, forgivable: false }];
}

/** Counts failures in the database, so that a restart or a second server forgets nothing. */
export class AttemptLimits {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Counts the attempt as failed, before it is tried, so that many at once do not slip through. Throws `tooManySignIns`. */
  async take(limits: readonly Limit[]): Promise<void> {
    const now = this.#clock.now();
    const endsAt = new Date(now.getTime() + windowMinutes * 60_000);
    const counts = await this.#database.transaction((tx) => countAttempts(tx, keysOf(limits), now, endsAt));
    refuseBeyond(limits, counts, now, 0);
  }

  /** Throws `tooManySignIns` when another failure would be too many; counts nothing. */
  async check(limits: readonly Limit[]): Promise<void> {
    const now = this.#clock.now();
    const counts = await this.#database.transaction((tx) => readAttempts(tx, keysOf(limits), now));
    refuseBeyond(limits, counts, now, 1);
  }

  /** The attempt was no failure after all, but no success either. */
  async giveBack(limits: readonly Limit[]): Promise<void> {
    if (limits.length === 0) return;
    await this.#database.transaction((tx) => giveBackAttempts(tx, keysOf(limits)));
  }

  /** The attempt succeeded. */
  async succeed(limits: readonly Limit[]): Promise<void> {
    await this.giveBack(limits.filter((limit) => !limit.forgivable));
    const forgotten = limits.filter((limit) => limit.forgivable);
    if (forgotten.length > 0) await this.#database.transaction((tx) => forgetAttempts(tx, keysOf(forgotten)));
  }
}

/** Hashed, because people type passwords into the wrong field. */
function keysOf(limits: readonly Limit[]): Buffer[] {
  return limits.map((limit) => hashSecret(limit.key)).sort(Buffer.compare);
}

function refuseBeyond(limits: readonly Limit[], counts: readonly AttemptCount[], now: Date, further: number): void {
  for (const limit of limits) {
    const hash = hashSecret(limit.key);
    const found = counts.find((count) => count.key.equals(hash));
    if (!found || found.count + further <= limit.failures) continue;
    throw tooManySignIns({ retryAfterSeconds: Math.ceil((found.ends_at.getTime() - now.getTime()) / 1000) });
  }
}
