import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { day, id, language, login, nothing, requiredLine } from '../fields.ts';
import {
  account,
  accountRole,
  accountSession,
  accountState,
  accountTheme,
  appPassword,
  appPasswordScope,
  oneTimeLink,
  passkey,
  session,
  sessionState,
} from './account.ts';
import {
  accountNotFound,
  factorNotFound,
  lastAdministrator,
  loginTaken,
  oneTimeCodeInvalid,
  passkeyRefused,
  passwordWeak,
  passwordWrong,
  personHasAccount,
  secondFactorKept,
  secondFactorNeeded,
  secondFactorWrong,
  sessionNotFound,
  signInRefused,
  tooManyAppPasswords,
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
  errors: [signInRefused, secondFactorNeeded, secondFactorWrong, passkeyRefused, tooManySignIns],
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

export const getSession = defineRoute({
  name: 'accounts.getSession',
  method: 'GET',
  path: '/api/session',
  access: 'person',
  summary: 'Who is signed in',
  input: nothing,
  output: sessionState,
  errors: [],
});

export const signOut = defineRoute({
  name: 'accounts.signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'person',
  summary: 'Ends this session',
  input: nothing,
  output: nothing,
  errors: [],
});

export const listSessions = defineRoute({
  name: 'accounts.listSessions',
  method: 'GET',
  path: '/api/sessions',
  keptOffline: false,
  access: 'person',
  summary: 'Where the person is signed in',
  input: nothing,
  output: z.object({ sessions: z.array(session) }),
  errors: [],
});

export const endSession = defineRoute({
  name: 'accounts.endSession',
  method: 'DELETE',
  path: '/api/sessions/:session',
  access: 'person',
  summary: 'Ends one of the own sessions',
  input: z.object({ session: id }),
  output: nothing,
  errors: [sessionNotFound],
});

export const endOtherSessions = defineRoute({
  name: 'accounts.endOtherSessions',
  method: 'DELETE',
  path: '/api/sessions',
  access: 'person',
  summary: 'Signs out everywhere else',
  input: nothing,
  output: z.object({ ended: z.number().int() }),
  errors: [],
});

export const updateOwnAccount = defineRoute({
  name: 'accounts.updateOwn',
  method: 'PATCH',
  path: '/api/account',
  access: 'person',
  summary: 'Changes the own language and theme',
  input: z.object({ language: language.nullable().optional(), theme: accountTheme.optional() }),
  output: sessionState,
  errors: [],
});

export const changePassword = defineRoute({
  name: 'accounts.changePassword',
  method: 'POST',
  path: '/api/account/password',
  access: 'person',
  summary: 'Changes the own password and ends all other sessions',
  input: z.object({ current: password, next: z.string().max(512) }),
  output: nothing,
  errors: [passwordWrong, passwordWeak, tooManySignIns],
  callsPerMinute: 20,
});

export const getSecondFactors = defineRoute({
  name: 'accounts.getSecondFactors',
  method: 'GET',
  path: '/api/account/second-factors',
  keptOffline: false,
  access: 'person',
  summary: 'The own second factors',
  input: nothing,
  output: z.object({ totp: z.boolean(), passkeys: z.array(passkey), recoveryCodesLeft: z.number().int() }),
  errors: [],
});

export const beginTotp = defineRoute({
  name: 'accounts.beginTotp',
  method: 'POST',
  path: '/api/account/totp',
  access: 'person',
  summary: 'A new secret for an authenticator app (RFC 6238), in force once confirmed',
  input: z.object({ password }),
  /** `qrCode` is a `data:` address of a PNG image of `uri`. */
  output: z.object({ secret: z.string(), uri: z.string(), qrCode: z.string() }),
  errors: [passwordWrong, tooManySignIns],
});

export const confirmTotp = defineRoute({
  name: 'accounts.confirmTotp',
  method: 'POST',
  path: '/api/account/totp/confirm',
  access: 'person',
  summary: 'Turns the authenticator app on and answers with recovery codes, shown once',
  input: z.object({ code: z.string().max(16) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: [secondFactorWrong],
  callsPerMinute: 20,
});

export const removeTotp = defineRoute({
  name: 'accounts.removeTotp',
  method: 'POST',
  path: '/api/account/totp/remove',
  access: 'person',
  summary: 'Turns the authenticator app off',
  input: z.object({ password }),
  output: nothing,
  errors: [passwordWrong, factorNotFound, secondFactorKept, tooManySignIns],
});

export const beginPasskey = defineRoute({
  name: 'accounts.beginPasskey',
  method: 'POST',
  path: '/api/account/passkeys/challenge',
  access: 'person',
  summary: 'A challenge for a new passkey (WebAuthn)',
  input: z.object({ password }),
  output: z.object({ challenge: id, options: webauthnJson }),
  errors: [passwordWrong, tooManySignIns],
});

export const addPasskey = defineRoute({
  name: 'accounts.addPasskey',
  method: 'POST',
  path: '/api/account/passkeys',
  access: 'person',
  summary: 'Stores a new passkey',
  input: z.object({ challenge: id, name: requiredLine(60), response: webauthnJson }),
  output: passkey,
  errors: [passkeyRefused],
});

export const removePasskey = defineRoute({
  name: 'accounts.removePasskey',
  method: 'POST',
  path: '/api/account/passkeys/:passkey/remove',
  access: 'person',
  summary: 'Removes a passkey',
  input: z.object({ passkey: id, password }),
  output: nothing,
  errors: [passwordWrong, factorNotFound, secondFactorKept, tooManySignIns],
});

export const listAppPasswords = defineRoute({
  name: 'accounts.listAppPasswords',
  method: 'GET',
  path: '/api/account/app-passwords',
  keptOffline: false,
  access: 'person',
  summary: 'Passwords of the own programs',
  input: nothing,
  output: z.object({ appPasswords: z.array(appPassword) }),
  errors: [],
});

export const addAppPassword = defineRoute({
  name: 'accounts.addAppPassword',
  method: 'POST',
  path: '/api/account/app-passwords',
  access: 'person',
  summary: 'Makes a password for a program, shown once',
  input: z.object({ password, name: requiredLine(60), scopes: z.array(appPasswordScope).min(1).max(3) }),
  output: z.object({ appPassword, secret: z.string() }),
  errors: [passwordWrong, tooManyAppPasswords, tooManySignIns],
});

export const removeAppPassword = defineRoute({
  name: 'accounts.removeAppPassword',
  method: 'DELETE',
  path: '/api/account/app-passwords/:appPassword',
  access: 'person',
  summary: 'Revokes a program’s password',
  input: z.object({ appPassword: id }),
  output: nothing,
  errors: [factorNotFound],
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

export const listAccounts = defineRoute({
  name: 'accounts.list',
  method: 'GET',
  path: '/api/accounts',
  access: 'administrator',
  summary: 'Accounts, by name or login, state and role, in pages',
  input: z.object({
    q: z.string().max(100).default(''),
    state: accountState.optional(),
    role: accountRole.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: z.object({ accounts: z.array(account), total: z.number().int() }),
  errors: [],
});

const personOnDay = z.object({ id, name: z.string(), day });

export const getAccountOverview = defineRoute({
  name: 'accounts.getOverview',
  method: 'GET',
  path: '/api/accounts/overview',
  access: 'administrator',
  summary: 'What is to do about people: who begins or leaves within 30 days, and who has no account',
  input: nothing,
  output: z.object({
    beginning: z.array(personOnDay),
    leaving: z.array(personOnDay),
    withoutAccount: z.object({ count: z.number().int(), persons: z.array(z.object({ id, name: z.string() })) }),
  }),
  errors: [],
});

export const createAccount = defineRoute({
  name: 'accounts.create',
  method: 'POST',
  path: '/api/accounts',
  access: 'administrator',
  summary: 'Makes an account for a person and an invitation: by mail, or as a code for a printed letter',
  input: z.object({ person: id, login, roles: z.array(accountRole).default([]), mail: z.boolean() }),
  output: z.object({ account, invitation: oneTimeLink }),
  errors: [personHasAccount, loginTaken, accountNotFound],
});

export const updateAccount = defineRoute({
  name: 'accounts.update',
  method: 'PATCH',
  path: '/api/accounts/:account',
  access: 'administrator',
  summary: 'Changes roles, suspends or reactivates',
  input: z.object({
    account: id,
    roles: z.array(accountRole).optional(),
    suspended: z.boolean().optional(),
    login: login.optional(),
  }),
  output: account,
  errors: [accountNotFound, lastAdministrator, loginTaken],
});

export const issueOneTimeLink = defineRoute({
  name: 'accounts.issueOneTimeLink',
  method: 'POST',
  path: '/api/accounts/:account/one-time-link',
  access: 'administrator',
  summary: 'A new invitation or reset for an account; older ones end',
  input: z.object({ account: id, mail: z.boolean() }),
  output: oneTimeLink,
  errors: [accountNotFound],
});

export const listAccountSessions = defineRoute({
  name: 'accounts.listSessionsOf',
  method: 'GET',
  path: '/api/accounts/:account/sessions',
  access: 'administrator',
  summary: 'Where an account is signed in: devices, without addresses and use',
  input: z.object({ account: id }),
  output: z.object({ sessions: z.array(accountSession) }),
  errors: [accountNotFound],
});

export const endAccountSession = defineRoute({
  name: 'accounts.endSessionOf',
  method: 'DELETE',
  path: '/api/accounts/:account/sessions/:session',
  access: 'administrator',
  summary: 'Ends one session of an account; its owner is told',
  input: z.object({ account: id, session: id }),
  output: nothing,
  errors: [accountNotFound, sessionNotFound],
});

export const endAccountSessions = defineRoute({
  name: 'accounts.endSessionsOf',
  method: 'DELETE',
  path: '/api/accounts/:account/sessions',
  access: 'administrator',
  summary: 'Signs an account out everywhere',
  input: z.object({ account: id }),
  output: z.object({ ended: z.number().int() }),
  errors: [accountNotFound],
});

export const removeSecondFactors = defineRoute({
  name: 'accounts.removeSecondFactorsOf',
  method: 'DELETE',
  path: '/api/accounts/:account/second-factors',
  access: 'administrator',
  summary: 'Removes the second factors of somebody who lost them, and ends their sessions',
  input: z.object({ account: id }),
  output: nothing,
  errors: [accountNotFound],
});
