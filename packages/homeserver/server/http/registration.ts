import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Core } from '../homeserver-core.ts';
import { randomLetters } from '../identifiers.ts';
import { forbidden, invalidParam, MatrixError, missingParam } from '../matrix-error.ts';
import { findUser } from '../storage/user-table.ts';
import { checkLocalpart, createAccount, signedInAnswer, signInDevice } from '../users/accounts.ts';
import { UserInteractive } from '../users/user-interactive.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const nonceLivesForMs = 60_000;

/** "Account registration", and Synapse's registration by a shared secret. */
export function registrationEndpoints(core: Core) {
  const interactive = new UserInteractive();
  const nonces = new Map<string, number>();
  return new EndpointList()
    .at('GET /v3/register/available', 'anyone', async (call) => {
      const name = call.query.get('username');
      if (name === null) throw missingParam('username is missing');
      await checkFree(core, name);
      return { available: true };
    })
    .at('POST /v3/register', 'anyone', (call) => register(core, interactive, call))
    .at('GET /_synapse/admin/v1/register', 'anyone', () => {
      if (core.config.sharedSecret === undefined) throw forbidden('Registration by a shared secret is closed');
      const nonce = randomBytes(24).toString('hex');
      nonces.set(nonce, Date.now() + nonceLivesForMs);
      return { nonce };
    })
    .at('POST /_synapse/admin/v1/register', 'anyone', (call) => registerBySecret(core, nonces, call));
}

async function checkFree(core: Core, localpart: string): Promise<void> {
  checkLocalpart(localpart, core.config.serverName);
  const isTaken = await core.database.transaction((tx) => findUser(tx, `@${localpart}:${core.config.serverName}`));
  if (isTaken) throw new MatrixError(400, 'M_USER_IN_USE', 'This name is taken');
}

async function register(core: Core, interactive: UserInteractive, call: Call): Promise<unknown> {
  const kind = call.query.get('kind') ?? 'user';
  if (kind !== 'user' && kind !== 'guest') throw invalidParam('There is no such kind of account');
  if (core.config.registration === 'closed') throw forbidden('Nobody can register here themselves');
  if (kind === 'guest') {
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
  const request = await interactive.pass('register', call.json, [['m.login.dummy']], {
    'm.login.dummy': async () => undefined,
  });
  const asked = call.withBody(request);
  const localpart = asked.textIfAny('username') ?? randomLetters(12).toLowerCase();
  checkLocalpart(localpart, core.config.serverName);
  const password = asked.textIfAny('password');
  if (password === undefined) throw missingParam('password is missing');
  const userId = await createAccount(core, { localpart, password, kind: 'person', isAdmin: false });
  if (asked.flag('inhibit_login')) return { user_id: userId };
  const wish = {
    deviceId: asked.textIfAny('device_id'),
    displayName: asked.textIfAny('initial_device_display_name'),
    refreshable: asked.flag('refresh_token'),
  };
  return signedInAnswer(await signInDevice(core, userId, wish));
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
  checkLocalpart(localpart, core.config.serverName);
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
