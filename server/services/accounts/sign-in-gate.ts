import type { KontorError } from '@kontor/base';
import type { Tx } from '@kontor/database';
import {
  openIdUnknown,
  outsideUnavailable,
  passkeyRefused,
  secondFactorNeeded,
  secondFactorWrong,
  signInRefused,
} from '@kontor/schema';
import { type AccountRow, lockAccount, updateAccount } from './account-store.ts';
import { type AccountsContext, type Caller, today } from './accounts-context.ts';
import { type EntryMethod, isAdmissible } from './admission.ts';
import { type AttemptLimits, knownDeviceLimits, type Limit, passkeyLimits, signInLimits } from './attempt-limits.ts';
import type { DeviceToken, KnownDeviceService } from './known-device-service.ts';
import { checkSecondFactor, type SecondFactorAnswer } from './second-factor-check.ts';
import { accountRef, type SessionService, type StartedSession } from './session-service.ts';

/** What a way in found out before the gate decides. */
export interface Proof {
  /** The account that is meant, where there is one. */
  readonly account: string | undefined;
  readonly right: boolean;
  /** Whether the proof also holds against the account as it is locked now: the password may have changed meanwhile. */
  readonly stillHolds?: (account: AccountRow) => boolean;
  /** Where it shows only now by which way somebody came: whose password a directory knew. */
  readonly method?: EntryMethod;
  /** It might be right, but who knows that did not answer. */
  readonly isUnknown?: true;
  /** The password hashed with the parameters in force, when it was hashed with others. */
  readonly freshHash?: string | undefined;
}

export interface Attempt {
  readonly method: EntryMethod;
  /** As it is counted, whether or not it exists. */
  readonly login: string | undefined;
  /** Runs outside of any transaction, as it takes time on purpose; equally long whether the account exists or not. */
  prove(): Promise<Proof>;
  /** Left out where one factor is enough: a passkey alone proves both. */
  readonly answer?: SecondFactorAnswer;
}

export type Decision =
  | { readonly admitted: AccountRow }
  | { readonly refused: KontorError; readonly countsAsFailure: boolean };

/** A session just begun, and the browser that is known from now on. */
export interface SignedIn extends StartedSession {
  /** Absent on a shared computer, which is nobody's. */
  readonly device?: DeviceToken;
}

export type SignInGate = ReturnType<typeof createSignInGate>;

/** The one gate: every way in passes `admit`, which alone decides who comes in. */
export function createSignInGate(
  context: AccountsContext,
  parts: { limits: AttemptLimits; sessions: SessionService; devices: KnownDeviceService },
) {
  const { database, audit } = context;
  const { limits, sessions, devices } = parts;

  function failure(method: EntryMethod, proof: Proof): KontorError {
    // Told of every login alike, whether or not it exists.
    if (proof.isUnknown) return outsideUnavailable();
    if (method === 'oidc') return openIdUnknown();
    return method === 'passkey' ? passkeyRefused() : signInRefused();
  }

  async function recordFailure(tx: Tx, proof: Proof, method: EntryMethod, reason: string, caller: Caller) {
    const object = proof.account === undefined ? undefined : accountRef(proof.account);
    const details = { method, reason };
    const { address } = caller;
    await audit.append(tx, { kind: 'accounts.sign_in_failed', actor: undefined, object, address, details });
  }

  /**
   * Decides on a proof: right and still true, the account active, its person valid, the second factor given where one
   * is set (`answer`; app passwords, passkeys alone and codes pass none). Refusals are values, so that what was used up
   * and recorded is committed.
   */
  async function admit(
    tx: Tx,
    proof: Proof,
    method: EntryMethod,
    caller: Caller,
    answer?: SecondFactorAnswer,
  ): Promise<Decision> {
    const account = proof.account === undefined ? undefined : await lockAccount(tx, proof.account);
    const right = proof.right && account !== undefined && (proof.stillHolds?.(account) ?? true);
    if (!right || !isAdmissible(account, method, today(context))) {
      const reason = right ? 'not_admissible' : proof.isUnknown ? 'unavailable' : 'wrong';
      await recordFailure(tx, proof, method, reason, caller);
      return { refused: failure(method, proof), countsAsFailure: true };
    }
    if (answer) {
      const factor = await checkSecondFactor(context, tx, account, answer);
      if (!factor.passed) {
        if (factor.failed === 'missing') return { refused: secondFactorNeeded(factor.details), countsAsFailure: false };
        await recordFailure(tx, proof, method, `second_factor_${factor.failed}`, caller);
        const refused = factor.failed === 'passkey' ? passkeyRefused() : secondFactorWrong();
        return { refused, countsAsFailure: true };
      }
      if (factor.by === 'recovery') {
        const object = accountRef(account.id);
        await audit.append(tx, {
          kind: 'accounts.recovery_code_used',
          actor: undefined,
          object,
          address: caller.address,
        });
      }
    }
    if (proof.freshHash !== undefined) await updateAccount(tx, account.id, { password: proof.freshHash });
    return { admitted: account };
  }

  async function begin(tx: Tx, account: AccountRow, method: EntryMethod, caller: Caller): Promise<SignedIn> {
    const started = await sessions.start(tx, account, caller);
    const device = started.shared ? undefined : await devices.remember(tx, account, caller);
    const { actor } = started;
    const { address } = caller;
    await audit.append(tx, {
      kind: 'accounts.signed_in',
      actor,
      object: accountRef(account.id),
      address,
      details: { method },
    });
    return { ...started, ...(device && { device }) };
  }

  async function limitsOf({ login }: Attempt, caller: Caller): Promise<Limit[]> {
    const address = caller.address ?? '';
    if (login === undefined) return passkeyLimits(address);
    const device = await devices.recognise(login, caller);
    return device ? knownDeviceLimits(device) : signInLimits(login, address);
  }

  return {
    admit,

    /** Signs in or throws the refusal; attempts are counted before they are tried. */
    async enter(attempt: Attempt, caller: Caller): Promise<SignedIn> {
      const counted = await limitsOf(attempt, caller);
      await limits.take(counted);
      const proof = await attempt.prove();
      const method = proof.method ?? attempt.method;
      const outcome = await database.transaction(async (tx) => {
        const decision = await admit(tx, proof, method, caller, attempt.answer);
        return 'admitted' in decision ? begin(tx, decision.admitted, method, caller) : decision;
      });
      if (!('refused' in outcome)) {
        await limits.succeed(counted);
        return outcome;
      }
      if (!outcome.countsAsFailure) await limits.giveBack(counted);
      throw outcome.refused;
    },

    /** Begins a session for an account that the server itself has just made (the first visit's wizard). */
    async enterAfterSetup(tx: Tx, account: string, caller: Caller): Promise<SignedIn> {
      const decision = await admit(tx, { account, right: true }, 'setup', caller);
      if ('refused' in decision) throw decision.refused;
      return begin(tx, decision.admitted, 'setup', caller);
    },
  };
}
