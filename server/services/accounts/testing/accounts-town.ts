import type { AccountRole } from '@kontor/plugin-api/server';
import { type Account, newPerson, signIn } from '@kontor/schema';
import { type ApiClient, ApiFailure, type ManualClock, manualClock, startTestServer } from '@kontor/server/testing';
import { Secret, TOTP } from 'otpauth';

export const goodPassword = 'drei Möwen auf dem Poller';

export interface NewTownAccount {
  readonly login: string;
  /** Null invites. */
  readonly password?: string | null;
  readonly roles?: readonly AccountRole[];
  readonly email?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
}

export type Town = Awaited<ReturnType<typeof startTown>>;

/** A server with a clock that the test moves, and people with accounts. */
export async function startTown(options: Omit<Parameters<typeof startTestServer>[0] & object, 'clock'> = {}) {
  // Noon, so that no test meets a change of day it did not ask for.
  const clock: ManualClock = manualClock(new Date(new Date().setUTCHours(11, 0, 0, 0)));
  const server = await startTestServer({ ...options, plugins: [], clock });
  const { services, database } = server;

  async function add(account: NewTownAccount): Promise<Account> {
    const { login, password = goodPassword, roles = [], ...fields } = account;
    return database.transaction(async (tx) => {
      const person = await services.people.createPerson(
        tx,
        undefined,
        newPerson.parse({ givenName: 'Wilma', familyName: 'Brandt', ...fields }),
      );
      return services.accounts.createAccount(tx, undefined, { person: person.id, login, password, roles });
    });
  }

  async function signedIn(login: string, password = goodPassword): Promise<ApiClient> {
    const client = server.client();
    await client.call(signIn, { login, password });
    return client;
  }

  return { ...server, clock, add, signedIn };
}

/** The code and details of a refusal, or `undefined` when the call succeeded. */
export async function refusalOf(call: Promise<unknown>): Promise<ApiFailure | undefined> {
  try {
    await call;
    return undefined;
  } catch (failure) {
    if (failure instanceof ApiFailure) return failure;
    throw failure;
  }
}

export async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
  return (await refusalOf(call))?.code;
}

/** What an authenticator app shows for a secret at a moment. */
export function totpCode(secret: string, moment: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() });
}
