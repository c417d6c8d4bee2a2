import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { AccountRow } from './account-store.ts';
import type { AccountsContext } from './accounts-context.ts';
import { readAssertion } from './passkey-response.ts';
import * as store from './passkey-store.ts';

const challengeMinutes = 5;

/** A challenge that waits for its answer; `options` are for `navigator.credentials`. */
export interface PasskeyChallenge {
  readonly challenge: string;
  readonly options: Record<string, unknown>;
}

export interface PasskeyAnswer {
  readonly challenge: string;
  readonly response: unknown;
}

/** The relying party (WebAuthn 3, 5.1.2): browsers know no passkeys for bare addresses, so loopback goes by `localhost`. */
export function relyingParty(url: string): { id: string; origins: string[] } {
  const { origin, hostname, protocol, port } = new URL(url);
  if (hostname !== '127.0.0.1' && hostname !== '[::1]') return { id: hostname, origins: [origin] };
  return { id: 'localhost', origins: [origin, `${protocol}//localhost${port === '' ? '' : `:${port}`}`] };
}

/** The user handle that an authenticator keeps: the account's id, which says nothing about the person. */
export function userHandleOf(account: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(account));
}

export async function keepChallenge(
  context: AccountsContext,
  tx: Tx,
  made: { purpose: store.ChallengePurpose; account: string | null; options: { challenge: string } },
): Promise<PasskeyChallenge> {
  const now = context.clock.now();
  const id = newId();
  await store.deleteExpiredChallenges(tx, now);
  await store.insertChallenge(tx, {
    id,
    purpose: made.purpose,
    account: made.account,
    challenge: made.options.challenge,
    expires_at: new Date(now.getTime() + challengeMinutes * 60_000),
  });
  return { challenge: id, options: { ...made.options } };
}

/** A challenge to prove one of the account's passkeys after the password, or any passkey at all without an account. */
export async function askForPasskey(
  context: AccountsContext,
  tx: Tx,
  account: AccountRow | undefined,
): Promise<PasskeyChallenge> {
  const passkeys = account ? await store.listPasskeys(tx, account.id) : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(context.config.url).id,
    userVerification: account ? 'preferred' : 'required',
    allowCredentials: passkeys.map((key) => ({ id: key.credential_id, transports: key.transports })),
    timeout: challengeMinutes * 60_000,
  });
  const purpose = account ? 'second_factor' : 'sign_in';
  return keepChallenge(context, tx, { purpose, account: account?.id ?? null, options });
}

/**
 * The account whose passkey answered the challenge, or nothing. The challenge is used up either way. With `account`
 * the passkey has to be that one's; without, the authenticator has to have verified the person, as it counts as both factors.
 */
export async function verifyPasskey(
  context: AccountsContext,
  tx: Tx,
  answer: PasskeyAnswer,
  account: string | undefined,
): Promise<string | undefined> {
  const now = context.clock.now();
  const purpose = account === undefined ? 'sign_in' : 'second_factor';
  const wanted = { id: answer.challenge, purpose, account: account ?? null, now } as const;
  const challenge = await store.takeChallenge(tx, wanted);
  const response = readAssertion(answer.response);
  if (challenge === undefined || !response) return undefined;
  const key = await store.findPasskey(tx, response.id);
  if (!key || (account !== undefined && key.account !== account)) return undefined;
  const handle = response.response.userHandle;
  if (handle && handle !== Buffer.from(key.account).toString('base64url')) return undefined;
  const counter = await verifySignature(context, response, challenge, key, account === undefined);
  if (counter === undefined) return undefined;
  await store.markPasskeyUsed(tx, key.id, counter, now);
  return key.account;
}

async function verifySignature(
  context: AccountsContext,
  response: AuthenticationResponseJSON,
  challenge: string,
  key: store.PasskeyRow,
  requireUserVerification: boolean,
): Promise<number | undefined> {
  const { id, origins } = relyingParty(context.config.url);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origins,
      expectedRPID: id,
      credential: { id: key.credential_id, publicKey: Uint8Array.from(key.public_key), counter: key.counter },
      requireUserVerification,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // The library throws plain errors for every answer that does not hold: all of them mean no.
    return undefined;
  }
}
