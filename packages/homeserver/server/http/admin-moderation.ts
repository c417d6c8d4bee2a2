import { getAccount, setRights } from '../administration/change-account.ts';
import type { Core } from '../homeserver-core.ts';
import { forbidden, missingParam, notFound } from '../matrix-error.ts';
import type { UserRow } from '../storage/user-table.ts';
import { localUser } from './admin-users.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Server administration": locking and suspending, and what is known of somebody's sessions, which is nothing. */
export function adminModerationEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v1/admin/suspend/:userId', 'admin', async (call) => {
      return { suspended: (await target(core, call)).is_suspended };
    })
    .at('PUT /v1/admin/suspend/:userId', 'admin', async (call) => {
      const suspended = wanted(call, 'suspended');
      await setRights(core, call.caller, (await target(core, call)).user_id, { is_suspended: suspended });
      return { suspended };
    })
    .at('GET /v1/admin/lock/:userId', 'admin', async (call) => ({ locked: (await target(core, call)).is_locked }))
    .at('PUT /v1/admin/lock/:userId', 'admin', async (call) => {
      const locked = wanted(call, 'locked');
      await setRights(core, call.caller, (await target(core, call)).user_id, { is_locked: locked });
      return { locked };
    })
    .at('GET /v3/admin/whois/:userId', 'user', (call) => whoIs(core, call))
    .at('GET /_synapse/admin/v1/whois/:userId', 'admin', (call) => whoIs(core, call));
}

async function whoIs(core: Core, call: Call): Promise<unknown> {
  const { isAdmin, userId: own } = call.caller;
  if (!isAdmin && call.param('userId') !== own) throw forbidden('Only administrators may ask about others');
  const { user_id: userId } = await getAccount(core, localUser(core, call));
  return { user_id: userId, devices: {} };
}

/** Administrators do not shut each other out. */
async function target(core: Core, call: Call): Promise<UserRow> {
  const user = await getAccount(core, localUser(core, call));
  if (user.is_deactivated) throw notFound('There is no such user');
  if (user.is_admin) throw forbidden('This is an administrator');
  return user;
}

function wanted(call: Call, name: string): boolean {
  if (call.json[name] === undefined) throw missingParam(`${name} is missing`);
  return call.flag(name);
}
