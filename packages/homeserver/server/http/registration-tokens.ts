import type { Core } from '../homeserver-core.ts';
import { randomLetters } from '../identifiers.ts';
import { invalidParam, missingParam, notFound } from '../matrix-error.ts';
import * as table from '../storage/registration-token-table.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const longestToken = 64;
const usualLength = 16;

/** "Token-authenticated registration", and Synapse's administration of these tokens. */
export function registrationTokenEndpoints(core: Core) {
  const at = '/_synapse/admin/v1/registration_tokens';
  return new EndpointList()
    .at('GET /v1/register/m.login.registration_token/validity', 'anyone', async ({ query }) => {
      const token = query.get('token');
      if (token === null) throw missingParam('token is missing');
      return { valid: await core.database.transaction((tx) => table.isGoodToken(tx, token)) };
    })
    .at(`GET ${at}`, 'admin', async (call) => {
      const wanted = call.query.has('valid') ? call.queryFlag('valid') : undefined;
      const found = await core.database.transaction((tx) => table.listRegistrationTokens(tx, wanted));
      return { registration_tokens: found.map(describe) };
    })
    .at(`POST ${at}/new`, 'admin', (call) => add(core, call))
    .at(`GET ${at}/:token`, 'admin', async (call) =>
      describe(known(await core.database.transaction((tx) => table.findRegistrationToken(tx, call.param('token'))))),
    )
    .at(`PUT ${at}/:token`, 'admin', async (call) => {
      const change = limitsOf(call);
      const token = call.param('token');
      return describe(known(await core.database.transaction((tx) => table.changeRegistrationToken(tx, token, change))));
    })
    .at(`DELETE ${at}/:token`, 'admin', async (call) => {
      const isGone = await core.database.transaction((tx) => table.deleteRegistrationToken(tx, call.param('token')));
      if (!isGone) throw noToken();
      return {};
    });
}

async function add(core: Core, call: Call): Promise<unknown> {
  const asked = call.textIfAny('token');
  if (asked !== undefined && !new RegExp(`^[A-Za-z0-9._~-]{1,${longestToken}}$`).test(asked))
    throw invalidParam(`A token has up to ${longestToken} letters and digits, and . _ ~ -`);
  const { length = usualLength } = call.json;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 1 || length > longestToken)
    throw invalidParam(`length is no number from 1 to ${longestToken}`);
  const token = asked ?? randomLetters(length);
  const row = { token, uses_allowed: null, expiry_time: null, ...limitsOf(call) };
  const isNew = await core.database.transaction((tx) => table.addRegistrationToken(tx, row));
  if (!isNew) throw invalidParam('There is such a token already');
  return describe({ ...row, completed: 0 });
}

/** What is left out stays; null takes the limit away. */
function limitsOf(call: Call): Partial<Pick<table.RegistrationToken, 'uses_allowed' | 'expiry_time'>> {
  const limits: { uses_allowed?: number | null; expiry_time?: number | null } = {};
  const { uses_allowed: uses, expiry_time: until } = call.json;
  if (uses !== undefined) {
    if (uses !== null && !isCount(uses)) throw invalidParam('uses_allowed is no number from 0 on');
    limits.uses_allowed = uses;
  }
  if (until !== undefined) {
    if (until !== null && !isCount(until)) throw invalidParam('expiry_time is no time');
    if (until !== null && until < Date.now()) throw invalidParam('expiry_time is over already');
    limits.expiry_time = until;
  }
  return limits;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function known(token: table.RegistrationToken | undefined): table.RegistrationToken {
  if (!token) throw noToken();
  return token;
}

const noToken = () => notFound('There is no such token');

/** Nobody is ever in between: a use is counted when the account is made. */
function describe({ token, uses_allowed, completed, expiry_time }: table.RegistrationToken) {
  return { token, uses_allowed, pending: 0, completed, expiry_time };
}
