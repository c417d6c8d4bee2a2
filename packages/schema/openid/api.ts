import { z } from 'zod';
import { sessionState } from '../accounts/account.ts';
import { passkeyRefused, secondFactorNeeded, secondFactorWrong, tooManySignIns } from '../accounts/errors.ts';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import {
  openIdDenied,
  openIdExpired,
  openIdNeedsTls,
  openIdProviderFailed,
  openIdProviderFixed,
  openIdProviderNotFound,
  openIdUnknown,
} from './errors.ts';
import { openIdProvider, openIdSettings } from './provider.ts';

/** Left out keeps the stored one while provider and client stay the same. */
const secret = z.string().min(1).max(500).optional();

export const finishOpenIdSignIn = defineRoute({
  name: 'openid.finish',
  method: 'POST',
  path: '/api/session/openid',
  access: 'anyone',
  summary: 'Begins the session of a browser that came back from a provider; `second_factor_needed` as for passwords',
  input: z.object({
    code: z.string().max(64).optional(),
    /** As for passwords. */
    passkey: z.record(z.string(), z.unknown()).optional(),
  }),
  output: sessionState,
  errors: [
    openIdExpired,
    openIdDenied,
    openIdUnknown,
    openIdProviderFailed,
    secondFactorNeeded,
    secondFactorWrong,
    passkeyRefused,
    tooManySignIns,
  ],
  callsPerMinute: 60,
});

export const listOpenIdProviders = defineRoute({
  name: 'openid.list',
  method: 'GET',
  path: '/api/openid/providers',
  access: 'administrator',
  summary: 'OpenID Connect providers where people sign in',
  input: nothing,
  output: z.object({
    providers: z.array(openIdProvider),
    /** What has to be registered at a provider. */
    callback: z.string(),
  }),
  errors: [],
  keptOffline: false,
});

export const addOpenIdProvider = defineRoute({
  name: 'openid.add',
  method: 'POST',
  path: '/api/openid/providers',
  access: 'administrator',
  summary: 'Adds an OpenID Connect provider',
  input: openIdSettings.extend({ secret }),
  output: openIdProvider,
  errors: [openIdNeedsTls],
});

export const changeOpenIdProvider = defineRoute({
  name: 'openid.change',
  method: 'PUT',
  path: '/api/openid/providers/:provider',
  access: 'administrator',
  summary: 'Changes an OpenID Connect provider',
  input: openIdSettings.extend({ provider: id, secret }),
  output: openIdProvider,
  errors: [openIdProviderNotFound, openIdNeedsTls],
});

export const removeOpenIdProvider = defineRoute({
  name: 'openid.remove',
  method: 'DELETE',
  path: '/api/openid/providers/:provider',
  access: 'administrator',
  summary: 'Removes an OpenID Connect provider; who has no password needs an invitation',
  input: z.object({ provider: id }),
  output: nothing,
  errors: [openIdProviderNotFound, openIdProviderFixed],
});

export const tryOpenIdProvider = defineRoute({
  name: 'openid.try',
  method: 'POST',
  path: '/api/openid/providers/:provider/test',
  access: 'administrator',
  summary: 'Asks a provider what it can do',
  input: z.object({ provider: id }),
  output: z.object({ issuer: z.string(), authorizationEndpoint: z.string() }),
  errors: [openIdProviderNotFound, openIdProviderFailed],
  callsPerMinute: 10,
});
