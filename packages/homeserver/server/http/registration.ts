import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Core } from '../homeserver-core.ts';
import { randomLetters } from '../identifiers.ts';
import type { JsonObject } from '../json.ts';
import { forbidden, invalidParam, MatrixError, missingParam } from '../matrix-error.ts';
import { isGoodToken, returnRegistrationToken, useRegistrationToken } from '../storage/registration-token-table.ts';
import { findUser } from '../storage/user-table.ts';
import { checkLocalpart, createAccount, signedInAnswer, signInDevice } from '../users/accounts.ts';
import { accessTokenOf } from './access-token.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const nonceLivesForMs = 60_000;
const mostNonces = 1_000;

/** "Account registration", and Synapse's registration by a shared secret. */
export function registrationEndpoints(core: Core) {
  const nonces = new Map<string, number>();
  return new EndpointList()
    .at('GET /v3/register/available', 'anyone', async (call) => {
      const name = call.query.get('username');
      if (name === null) throw missingParam('username is missing');
      await checkFree(core, name);
      return { available: true };
    })
    .at('POST /v3/register', 'anyone', (call) => register(core, call))
    .at('GET /_synapse/admin/v1/register', 'anyone', () => {
      if (core.config.sharedSecret === undefined) throw forbidden('Registration by a shared secret is closed');
      const nonce = randomBytes(24).toString('hex');
      nonces.set(nonce, Date.now() + nonceLivesForMs);
      const [oldest] = nonces.keys();
      if (nonces.size > mostNonces && oldest !== undefined) nonces.delete(oldest);
      return { nonce };
    })
    .at('POST /_synapse/admin/v1/register', 'anyone', (call) => registerBySecret(core, nonces, call));
}

/** Throws M_INVALID_USERNAME, M_EXCLUSIVE, M_USER_IN_USE. */
export async function checkFree(core: Core, localpart: string): Promise<void> {
  checkLocalpart(localpart, core.config.serverName);
  core.appservices.checkFreeName(localpart);
  const isTaken = await core.database.transaction((tx) => findUser(tx, `@${localpart}:${core.config.serverName}`));
  if (isTaken) throw new MatrixError(400, 'M_USER_IN_USE', 'This name is taken');
}

async function register(core: Core, call: Call): Promise<unknown> {
  const kind = call.query.get('kind') ?? 'user';
  if (kind !== 'user' && kind !== 'guest') throw invalidParam('There is no such kind of account');
  if (call.json.type === 'm.login.application_service') return registerForService(core, call);
  if (core.config.registration === 'closed') throw forbidden('Nobody can register here themselves');
  if (kind === 'guest') {
    if (core.config.registration !== 'open') throw forbidden('Guests are not let in here');
    const userId = await createAccount(core, {
      localpart: randomLetters(12).toLowerCase(),
      kind: 'guest',
      isAdmin: false,
    });
    return signedInAnswer(await signInDevice(core, userId, { refreshable: false }));
  }
  call.textIfAny('password');
  const early = call.textIfAny('username');
  if (early !== undefined) await checkFree(core, early);
  const { request, token } = await passStages(core, call);
  const asked = call.withBody(request);
  const localpart = asked.textIfAny('username') ?? randomLetters(12).toLowerCase();
  await checkFree(core, localpart);
  const password = asked.textIfAny('password');
  if (password === undefined) throw missingParam('password is missing');
  const account = { localpart, password, kind: 'person', isAdmin: false } as const;
  const create = () => createAccount(core, account);
  return signIn(core, asked, token === undefined ? create : () => withToken(core, token, create));
}

/** What was asked for, once its stages are passed, with the token that was shown for it. */
async function passStages(core: Core, call: Call): Promise<{ readonly request: JsonObject; readonly token?: string }> {
  if (core.config.registration === 'open') {
    const dummy = { 'm.login.dummy': async () => undefined };
    return { request: await core.interactive.pass('register', call.json, [['m.login.dummy']], dummy) };
  }
  let shown = '';
  const request = await core.interactive.pass('register', call.json, [['m.login.registration_token']], {
    'm.login.registration_token': async ({ token }) => {
      if (typeof token !== 'string') throw missingParam('token is missing');
      if (!(await core.database.transaction((tx) => isGoodToken(tx, token)))) throw tokenRefused();
      shown = token;
    },
  });
  return { request, token: shown };
}

/** Counts a use of the token for the account, and takes it back where none is made. */
async function withToken(core: Core, token: string, create: () => Promise<string>): Promise<string> {
  const isCounted = await core.database.transaction((tx) => useRegistrationToken(tx, token));
  if (!isCounted) throw tokenRefused();
  try {
    return await create();
  } catch (failure) {
    await core.database.transaction((tx) => returnRegistrationToken(tx, token));
    throw failure;
  }
}

const tokenRefused = () => new MatrixError(401, 'M_UNAUTHORIZED', 'This token is unknown, used up or too old');

/** Application service API, "Server admin style permissions": a service makes users of its namespace. */
async function registerForService(core: Core, call: Call): Promise<unknown> {
  const service = core.appservices.getByToken(accessTokenOf(call.request, call.query));
  const localpart = call.text('username');
  checkLocalpart(localpart, core.config.serverName, true);
  core.appservices.checkOwnName(service, localpart);
  return signIn(core, call, () => createAccount(core, { localpart, kind: 'service', isAdmin: false }));
}

/** Makes the account once what was asked for its device is known to be right. */
async function signIn(core: Core, asked: Call, create: () => Promise<string>): Promise<unknown> {
  const wish = {
    deviceId: asked.textIfAny('device_id'),
    displayName: asked.textIfAny('initial_device_display_name'),
    refreshable: asked.flag('refresh_token'),
  };
  const isInhibited = asked.flag('inhibit_login');
  const userId = await create();
  return isInhibited ? { user_id: userId } : signedInAnswer(await signInDevice(core, userId, wish));
}

/** HMAC-SHA1 over nonce, name, password and role, joined by zero bytes, as Synapse's `register_new_matrix_user` makes it. */
async function registerBySecret(core: Core, nonces: Map<string, number>, call: Call): Promise<unknown> {
  const secret = core.config.sharedSecret;
  if (secret === undefined) throw forbidden('Registration by a shared secret is closed');
  const nonce = call.text('nonce');
  const until = nonces.get(nonce);
  nonces.delete(nonce);
  if (until === undefined || until < Date.now()) throw new MatrixError(400, 'M_UNKNOWN', 'unrecognised nonce');
  const [localpart, password, isAdmin] = [call.text('username'), call.text('password'), call.flag('admin')];
  const userType = call.textIfAny('user_type');
  const parts = [
    nonce,
    localpart,
    password,
    isAdmin ? 'admin' : 'notadmin',
    ...(userType === undefined ? [] : [userType]),
  ];
  const expected = createHmac('sha1', secret).update(parts.join('\0')).digest('hex');
  const given = call.text('mac');
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    throw forbidden('HMAC incorrect');
  await checkFree(core, localpart);
  const userId = await createAccount(core, {
    localpart,
    password,
    kind: 'person',
    isAdmin,
    displayName: call.textIfAny('displayname'),
  });
  if (call.flag('inhibit_login')) return { user_id: userId };
  return {
    ...signedInAnswer(await signInDevice(core, userId, { refreshable: false })),
    home_server: core.config.serverName,
  };
}
