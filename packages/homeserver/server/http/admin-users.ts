import { getAccount, putAccount, resetPassword, setRights } from '../administration/change-account.ts';
import type { Core } from '../homeserver-core.ts';
import { isLocal } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { badJson, invalidParam, missingParam } from '../matrix-error.ts';
import { listUsers, type UserRow } from '../storage/user-table.ts';
import { deactivate } from '../users/deactivation.ts';
import { type Call, Reply } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { checkFree } from './registration.ts';

const shortestPassword = 1;
const longestPassword = 512;

/** Synapse's administration of accounts, in its own form: `/_synapse/admin`. */
export function adminUserEndpoints(core: Core) {
  const at = '/_synapse/admin';
  return new EndpointList()
    .at(`GET ${at}/v1/server_version`, 'admin', () => ({ server_version: 'Kontor' }))
    .at(`GET ${at}/v1/username_available`, 'admin', async ({ query }) => {
      const name = query.get('username');
      if (name === null) throw missingParam('username is missing');
      await checkFree(core, name);
      return { available: true };
    })
    .at(`GET ${at}/v2/users`, 'admin', (call) => list(core, call))
    .at(`GET ${at}/v3/users`, 'admin', (call) => list(core, call))
    .at(`GET ${at}/v2/users/:userId`, 'admin', async (call) => describe(await getAccount(core, localUser(core, call))))
    .at(`PUT ${at}/v2/users/:userId`, 'admin', (call) => put(core, call))
    .at(`GET ${at}/v1/users/:userId/admin`, 'admin', async (call) => ({
      admin: (await getAccount(core, localUser(core, call))).is_admin,
    }))
    .at(`PUT ${at}/v1/users/:userId/admin`, 'admin', async (call) => {
      if (call.json.admin === undefined) throw missingParam('admin is missing');
      const user = await getAccount(core, localUser(core, call));
      await setRights(core, call.caller, user.user_id, { is_admin: call.flag('admin') });
      return {};
    })
    .at(`POST ${at}/v1/reset_password/:userId`, 'admin', async (call) => {
      const password = checkedPassword(call.text('new_password'));
      const endsDevices = flagOr(call, 'logout_devices', true);
      const user = await getAccount(core, localUser(core, call));
      await resetPassword(core, user.user_id, { password, endsDevices });
      return {};
    })
    .at(`POST ${at}/v1/deactivate/:userId`, 'admin', async (call) => {
      const erase = call.flag('erase');
      const user = await getAccount(core, localUser(core, call));
      await deactivate(core, user.user_id, { erase });
      return { id_server_unbind_result: 'no-support' };
    })
    .at(`PUT ${at}/v1/suspend/:userId`, 'admin', async (call) => {
      if (call.json.suspend === undefined) throw missingParam('suspend is missing');
      const suspended = call.flag('suspend');
      const user = await getAccount(core, localUser(core, call));
      await setRights(core, call.caller, user.user_id, { is_suspended: suspended });
      return { [`user_${user.user_id}_suspended`]: suspended };
    })
    .at(`POST ${at}/v1/users/:userId/login`, 'admin', (call) => signInFor(core, call))
    .at(`GET ${at}/v1/users/:userId/joined_rooms`, 'admin', async (call) => {
      const rooms = await core.memberships.joinedRooms(localUser(core, call));
      return { joined_rooms: rooms, total: rooms.length };
    });
}

/** The user of the path; throws M_INVALID_PARAM for those of other servers and what is none. */
export function localUser(core: Core, call: Call): string {
  const userId = call.param('userId');
  if (!isUserId(userId) || !isLocal(core.config, userId)) throw invalidParam('This is no user of this server');
  return userId;
}

/** Without a device, so that nobody sees one that is not theirs. */
async function signInFor(core: Core, call: Call): Promise<unknown> {
  const { valid_until_ms: until } = call.json;
  if (until !== undefined && until !== null && !Number.isSafeInteger(until))
    throw badJson('valid_until_ms is not an integer');
  const { user_id: userId } = await getAccount(core, localUser(core, call));
  if (userId === call.caller.userId) throw invalidParam('You are signed in already');
  const validUntil = typeof until === 'number' ? new Date(until) : undefined;
  const { accessToken } = await core.database.transaction((tx) =>
    core.sessions.issue(tx, { userId, deviceId: null, refreshable: false, validUntil }),
  );
  return { access_token: accessToken };
}

async function put(core: Core, call: Call): Promise<Reply> {
  const userId = localUser(core, call);
  const password = call.textIfAny('password');
  const made = await putAccount(core, call.caller, userId, {
    password: password === undefined ? undefined : checkedPassword(password),
    endsDevices: flagOr(call, 'logout_devices', true),
    displayName: call.json.displayname === null ? '' : call.textIfAny('displayname'),
    avatarUrl: call.json.avatar_url === null ? '' : call.textIfAny('avatar_url'),
    isAdmin: flagOr(call, 'admin', undefined),
    isLocked: flagOr(call, 'locked', undefined),
    isDeactivated: flagOr(call, 'deactivated', undefined),
    erases: flagOr(call, 'erase', false),
  });
  return new Reply(made ? 201 : 200, describe(await getAccount(core, userId)));
}

function checkedPassword(password: string): string {
  if (password.length < shortestPassword || password.length > longestPassword)
    throw invalidParam(`A password has ${shortestPassword} to ${longestPassword} characters`);
  return password;
}

function flagOr<Fallback>(call: Call, name: string, fallback: Fallback): boolean | Fallback {
  const value = call.json[name];
  return value === undefined || value === null ? fallback : call.flag(name);
}

async function list(core: Core, call: Call): Promise<unknown> {
  const from = call.queryNumber('from', 0);
  const limit = call.queryNumber('limit', 100, { least: 1, most: 1000 });
  const name = call.query.get('name') ?? call.query.get('user_id') ?? '';
  const [users, total] = await core.database.snapshot((tx) =>
    listUsers(tx, {
      name,
      withDeactivated: call.queryFlag('deactivated'),
      withGuests: call.query.get('guests') !== 'false',
      withLocked: call.queryFlag('locked'),
      onlyAdmins: call.queryFlag('admins'),
      isReversed: call.query.get('dir') === 'b',
      from,
      limit,
    }),
  );
  const next = from + users.length < total ? { next_token: String(from + users.length) } : {};
  return { users: users.map(describe), total, ...next };
}

/** Never when somebody was last seen: that is not kept. */
function describe(user: UserRow) {
  return {
    name: user.user_id,
    displayname: user.profile.displayname ?? null,
    avatar_url: user.profile.avatar_url ?? null,
    admin: user.is_admin,
    is_guest: user.kind === 'guest',
    deactivated: user.is_deactivated,
    erased: false,
    locked: user.is_locked,
    suspended: user.is_suspended,
    shadow_banned: false,
    user_type: null,
    appservice_id: null,
    threepids: [],
    external_ids: [],
    creation_ts: user.created_at.getTime(),
  };
}
