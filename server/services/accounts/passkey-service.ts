import { newId } from '@kontor/base';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type addPasskey,
  factorNotFound,
  type InputOf,
  type Passkey,
  type Policies,
  passkeyRefused,
  personName,
  type removePasskey,
} from '@kontor/schema';
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { lastUse } from '../organisation/last-use.ts';
import type { AccountService } from './account-service.ts';
import type { AccountsContext } from './accounts-context.ts';
import { readAttestation } from './passkey-response.ts';
import * as store from './passkey-store.ts';
import { keepChallenge, type PasskeyChallenge, relyingParty, userHandleOf } from './passkey-verifier.ts';
import type { PasswordService } from './password-service.ts';
import type { PolicyKeeper } from './second-factor-duty.ts';
import { accountRef, type SessionService } from './session-service.ts';
import { findTotp, replaceRecoveryCodes } from './totp-store.ts';

const mostPasskeys = 20;
/** EdDSA, ES256 and RS256 (COSE), which all authenticators in use speak one of. */
const algorithms = [-8, -7, -257];

export type PasskeyService = ReturnType<typeof createPasskeyService>;

export function createPasskeyService(
  context: AccountsContext,
  parts: { accounts: AccountService; passwords: PasswordService; sessions: SessionService; keeper: PolicyKeeper },
) {
  const { database, clock, audit } = context;
  const { accounts, passwords, sessions, keeper } = parts;
  const party = relyingParty(context.config.url);

  return {
    /** A challenge for a new passkey, good for five minutes. Throws `passwordWrong`. */
    async begin(actor: Actor, password: string): Promise<PasskeyChallenge> {
      const account = await passwords.confirm(actor, password);
      return database.transaction(async (tx) => {
        const known = await store.listPasskeys(tx, account.id);
        const options = await generateRegistrationOptions({
          rpName: (await context.organisation?.get(tx))?.name ?? 'Kontor',
          rpID: party.id,
          userName: account.login,
          userID: userHandleOf(account.id),
          userDisplayName: personName({ ...account, givenName: account.given_name, familyName: account.family_name }),
          excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
          supportedAlgorithmIDs: algorithms,
          timeout: 5 * 60_000,
        });
        return keepChallenge(context, tx, { purpose: 'register', account: account.id, options });
      });
    },

    /** Stores the passkey that answered the challenge of this account. Throws `passkeyRefused`. */
    async add(actor: Actor, input: InputOf<typeof addPasskey>, address: string): Promise<Passkey> {
      const made = await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, actor.account);
        const now = clock.now();
        const wanted = { id: input.challenge, purpose: 'register', account: account.id, now } as const;
        const challenge = await store.takeChallenge(tx, wanted);
        const response = readAttestation(input.response);
        const credential = challenge && response ? await verifyAttestation(response, challenge, party) : undefined;
        const known = await store.listPasskeys(tx, account.id);
        if (!credential || known.length >= mostPasskeys) return undefined;
        const row: store.PasskeyRow = {
          id: newId(),
          account: account.id,
          credential_id: credential.id,
          public_key: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: credential.transports ?? [],
          name: input.name,
          created_at: now,
          last_used_at: null,
        };
        if (!(await store.insertPasskey(tx, row))) return undefined;
        await accounts.announce(tx, account, actor);
        await audit.append(tx, { kind: 'accounts.passkey_added', actor, object: accountRef(account.id), address });
        return row;
      });
      // After the commit: the challenge stays used up.
      if (!made) throw passkeyRefused();
      return presentPasskey(made, { staffCouncil: false });
    },

    /** Removes one and ends all other sessions. Throws `passwordWrong`, `factorNotFound`, `secondFactorKept`. */
    async remove(
      actor: Actor,
      { passkey: id, password }: InputOf<typeof removePasskey>,
      address: string,
    ): Promise<void> {
      await passwords.confirm(actor, password);
      await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, actor.account);
        if (!(await store.deletePasskey(tx, account.id, id))) throw factorNotFound();
        const left = await store.listPasskeys(tx, account.id);
        if (left.length === 0 && !(await findTotp(tx, account.id))?.secret) {
          await keeper.checkStillHeld(tx, account.id);
          await replaceRecoveryCodes(tx, account.id, []);
        }
        await sessions.endAll(tx, account.id, 'second_factor_removed', { actor, except: actor.session, address });
        await accounts.announce(tx, account, actor);
        await audit.append(tx, { kind: 'accounts.passkey_removed', actor, object: accountRef(account.id), address });
      });
    },
  };
}

export function presentPasskey(row: store.PasskeyRow, policies: Pick<Policies, 'staffCouncil'>): Passkey {
  const { id, name, last_used_at: used } = row;
  return { id, name, createdAt: row.created_at.toISOString(), lastUsedAt: used && lastUse(used, policies) };
}

async function verifyAttestation(
  response: RegistrationResponseJSON,
  challenge: string,
  party: { id: string; origins: string[] },
) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    return verified ? registrationInfo.credential : undefined;
  } catch {
    // The library throws plain errors for every answer that does not hold: all of them mean no.
    return undefined;
  }
}
