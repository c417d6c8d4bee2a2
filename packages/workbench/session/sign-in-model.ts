import { ApiError, type Call, isError } from '@kontor/plugin-api/client';
import { beginPasskeySignIn, type SessionState, secondFactorNeeded, signIn, signInWithPasskey } from '@kontor/schema';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useReducer, useState } from 'react';
import { forgetPerson, rememberedPerson } from '../local/remembered-person.ts';
import { isPasskeyFailure } from './passkey-failure.ts';
import { type SecondFactors, secondFactorsIn } from './second-factors.ts';

/** Where somebody stands on their way in. */
export interface SignInState {
  readonly stage: 'credentials' | 'second-factor' | 'done';
  readonly isPending: boolean;
  /** The sentence to show; `passkey-aborted` is said by the view in its own words. */
  readonly problem:
    | { readonly kind: 'refused'; readonly message: string }
    | { readonly kind: 'passkey-aborted' }
    | undefined;
  /** Kept for the second step only. */
  readonly credentials: Credentials | undefined;
  readonly factors: SecondFactors | undefined;
}

/** The second factor after a provider; none asks whether one is needed. */
type Answer = { readonly code?: string; readonly passkey?: Record<string, unknown> };
/** What the first step proved by: a password, or a provider where somebody signed in (a cookie tells which). */
type Credentials = { readonly login: string; readonly password: string } | 'provider';

export type SignInInput =
  | { readonly type: 'sent' }
  | { readonly type: 'signed-in' }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'passkey-aborted' }
  | {
      readonly type: 'factor-needed';
      readonly credentials: Credentials;
      readonly factors: SecondFactors;
    }
  | { readonly type: 'back' };

export const signInStart: SignInState = {
  stage: 'credentials',
  isPending: false,
  problem: undefined,
  credentials: undefined,
  factors: undefined,
};

/** Pure. The password is forgotten as soon as the second step is left. */
export function signInStep(state: SignInState, input: SignInInput): SignInState {
  switch (input.type) {
    case 'sent':
      return { ...state, isPending: true, problem: undefined };
    case 'signed-in':
      return { ...signInStart, stage: 'done', isPending: true };
    case 'refused':
      return { ...state, isPending: false, problem: { kind: 'refused', message: input.message } };
    case 'passkey-aborted':
      return { ...state, isPending: false, problem: { kind: 'passkey-aborted' } };
    case 'factor-needed':
      return { ...signInStart, stage: 'second-factor', credentials: input.credentials, factors: input.factors };
    case 'back':
      return signInStart;
  }
}

export interface SignIn extends SignInState {
  readonly canUsePasskeys: boolean;
  /** Whether others use this computer too: then nothing is kept in the browser, and the session is short. */
  readonly isShared: boolean;
  setShared(shared: boolean): void;
  sendCredentials(login: string, password: string): Promise<void>;
  sendPasskey(): Promise<void>;
  /** Goes on after somebody came back from a provider. */
  finishProvider(): Promise<void>;
  sendCode(code: string): Promise<void>;
  /** Confirms the password with a passkey as the second factor. */
  confirmWithPasskey(): Promise<void>;
  back(): void;
}

/** The sign-in against the server; `onDone` leaves the page. */
export function useSignIn(call: Call, onDone: (session: SessionState) => void): SignIn {
  const [state, give] = useReducer(signInStep, signInStart);
  const [shared, setShared] = useState(false);

  async function attempt(send: () => Promise<SessionState>, credentials?: SignInState['credentials']): Promise<void> {
    give({ type: 'sent' });
    try {
      const session = await send();
      give({ type: 'signed-in' });
      forgetUnless(session);
      onDone(session);
    } catch (failure) {
      if (credentials && isError(failure, secondFactorNeeded))
        give({ type: 'factor-needed', credentials, factors: secondFactorsIn(failure.details) });
      else if (failure instanceof ApiError) give({ type: 'refused', message: failure.message });
      else if (failure instanceof Error && isPasskeyFailure(failure)) give({ type: 'passkey-aborted' });
      else throw failure;
    }
  }

  async function finishProvider(answer: Answer): Promise<SessionState> {
    const { finishAtProvider } = await import('./finish-at-provider.ts');
    return finishAtProvider(call, answer);
  }

  function confirm(answer: { code: string } | { passkey: Record<string, unknown> }): Promise<SessionState> {
    const credentials = stateCredentials(state);
    if (credentials === 'provider') return finishProvider(answer);
    return call(signIn, { ...credentials, ...answer, shared });
  }

  return {
    ...state,
    canUsePasskeys: 'PublicKeyCredential' in window,
    isShared: shared,
    setShared,
    sendCredentials: (login, password) => attempt(() => call(signIn, { login, password, shared }), { login, password }),
    sendPasskey: () =>
      attempt(async () => {
        const { challenge, options } = await call(beginPasskeySignIn, {});
        return call(signInWithPasskey, { challenge, response: await answerChallenge(options), shared });
      }),
    finishProvider: () => attempt(() => finishProvider({}), 'provider'),
    sendCode: (code) => attempt(() => confirm({ code })),
    confirmWithPasskey: () =>
      attempt(async () => {
        const question = state.factors?.passkey;
        if (!question) throw new Error('The account has no passkey to confirm with');
        const response = await answerChallenge(question.options);
        return confirm({ passkey: { challenge: question.challenge, response } });
      }),
    back: () => give({ type: 'back' }),
  };
}

/** The shell must not start from what it kept of somebody else, nor on a shared computer from anything. */
function forgetUnless({ person, shared }: SessionState): void {
  if (shared || rememberedPerson() !== person.id) forgetPerson();
}

function stateCredentials(state: SignInState): Credentials {
  if (!state.credentials) throw new Error('The second step needs the first');
  return state.credentials;
}

/** Asks the authenticator; the options are checked by the library and the browser. */
async function answerChallenge(options: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON; // made by the server's WebAuthn library
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return { ...(await startAuthentication({ optionsJSON })) };
}
