import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, language, nothing, requiredLine } from '../fields.ts';
import { accountTheme, appPassword, appPasswordScope, passkey, sessionState } from './account.ts';
import {
  factorNotFound,
  passkeyRefused,
  passwordWeak,
  passwordWrong,
  secondFactorKept,
  secondFactorWrong,
  tooManyAppPasswords,
  tooManySignIns,
} from './errors.ts';

/** Checked by the authenticator's library, so opaque here. */
const webauthnJson = z.record(z.string(), z.unknown());
const password = z.string().min(1).max(512);

export const updateOwnAccount = defineRoute({
  name: 'accounts.updateOwn',
  method: 'PATCH',
  path: '/api/account',
  idempotent: true,
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
