import type { CallContext } from '@kontor/plugin-api/server';
import type { SessionState } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { setSignInCookies } from '../../http/session-cookie.ts';
import { callerOf } from './routes.ts';
import type { PolicyKeeper } from './second-factor-duty.ts';
import type { Proof, SignInGate } from './sign-in-gate.ts';
import { readPasskeyAnswer, type SignInService } from './sign-in-service.ts';

/** Somebody who was proven elsewhere, as far as that goes. */
export interface OutsideAttempt {
  readonly method: 'oidc';
  /** Of the account that is meant, for counting; nothing where there is none. */
  readonly login: string | undefined;
  readonly proof: Proof;
  /** On a computer that others use too. */
  readonly shared: boolean;
  /** Left out where whoever proved it is trusted with the second factor, too. */
  readonly answer?: {
    readonly code?: string | undefined;
    readonly passkey?: Readonly<Record<string, unknown>> | undefined;
  };
}

/** Signs in through the one gate, and sets the cookies. Throws what the gate refuses with. */
export type OutsideEntry = (context: CallContext<'anyone'>, attempt: OutsideAttempt) => Promise<SessionState>;

export function createOutsideEntry(
  core: Core,
  { gate, signIns, keeper }: { gate: SignInGate; signIns: SignInService; keeper: PolicyKeeper },
): OutsideEntry {
  return async (context, { method, login, proof, shared, answer }) => {
    const { code, passkey } = answer ?? {};
    const given = answer && { answer: { code, passkey: passkey && readPasskeyAnswer(passkey) } };
    const caller = { ...callerOf(core, context), shared };
    const started = await gate.enter({ method, login, prove: async () => proof, ...given }, caller);
    setSignInCookies(context.reply, core.config, started);
    return core.database.transaction(async (tx) => keeper.inform(tx, await signIns.sessionStateOf(tx, started.actor)));
  };
}
