import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import { sessionState } from './account.ts';
import {
  oneTimeCodeInvalid,
  outsideUnavailable,
  passkeyRefused,
  passwordWeak,
  secondFactorNeeded,
  secondFactorWrong,
  signInRefused,
  tooManySignIns,
} from './errors.ts';

/** Checked by the authenticator's library, so opaque here. */
const webauthnJson = z.record(z.string(), z.unknown());
const password = z.string().min(1).max(512);
/** The computer belongs to others too: a short session, and nothing stays in the browser. */
const sharedComputer = z.boolean().default(false);

export const signIn = defineRoute({
  name: 'accounts.signIn',
  method: 'POST',
  path: '/api/session',
  access: 'anyone',
  /**
   * The details of `second_factor_needed`: `{ methods: ('totp' | 'passkey' | 'recovery')[], passkey?: { challenge,
   * options } }`. Those of `too_many_sign_ins`: `{ retryAfterSeconds? }`.
   */
  summary:
    'Signs in and sets the cookies of the session and of the known browser; `second_factor_needed` names the methods in its details',
  input: z.object({
    login: z.string().max(254),
    password,
    /** A code of the authenticator app or a recovery code. */
    code: z.string().max(64).optional(),
    /**
     * `{ challenge, response }`: the challenge's id from the details of `second_factor_needed`, and the authenticator's
     * answer to its options. Login and password come again with it; a challenge is good for one try within five minutes.
     */
    passkey: webauthnJson.optional(),
    shared: sharedComputer,
  }),
  output: sessionState,
  errors: [signInRefused, secondFactorNeeded, secondFactorWrong, passkeyRefused, tooManySignIns, outsideUnavailable],
  callsPerMinute: 60,
});

export const beginPasskeySignIn = defineRoute({
  name: 'accounts.beginPasskeySignIn',
  method: 'POST',
  path: '/api/session/passkey-challenge',
  access: 'anyone',
  summary: 'A challenge for signing in with a passkey alone',
  input: nothing,
  output: z.object({ challenge: id, options: webauthnJson }),
  errors: [],
  callsPerMinute: 60,
});

export const signInWithPasskey = defineRoute({
  name: 'accounts.signInWithPasskey',
  method: 'POST',
  path: '/api/session/passkey',
  access: 'anyone',
  summary: 'Signs in with a passkey, which counts as both factors',
  input: z.object({ challenge: id, response: webauthnJson, shared: sharedComputer }),
  output: sessionState,
  errors: [passkeyRefused, tooManySignIns],
  callsPerMinute: 60,
});

export const requestPasswordReset = defineRoute({
  name: 'accounts.requestPasswordReset',
  method: 'POST',
  path: '/api/password-reset',
  access: 'anyone',
  summary: 'Mails a one-time link if there is such an account; the answer is always the same',
  input: z.object({ loginOrEmail: z.string().max(254) }),
  output: nothing,
  errors: [],
  callsPerMinute: 10,
});

export const checkOneTimeCode = defineRoute({
  name: 'accounts.checkOneTimeCode',
  method: 'POST',
  path: '/api/one-time-code/check',
  access: 'anyone',
  summary: 'Whose invitation or reset a code is, before it is used',
  input: z.object({ code: z.string().max(100) }),
  output: z.object({ kind: z.enum(['invitation', 'reset']), login: z.string(), personName: z.string() }),
  errors: [oneTimeCodeInvalid, tooManySignIns],
  callsPerMinute: 20,
});

export const redeemOneTimeCode = defineRoute({
  name: 'accounts.redeemOneTimeCode',
  method: 'POST',
  path: '/api/one-time-code',
  access: 'anyone',
  summary: 'Sets the password with a one-time code and ends every session; then sign in as usual',
  input: z.object({ code: z.string().max(100), password: z.string().max(512) }),
  output: z.object({ login: z.string() }),
  errors: [oneTimeCodeInvalid, passwordWeak, tooManySignIns],
  callsPerMinute: 20,
});
