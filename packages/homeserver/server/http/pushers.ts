import type { Core } from '../homeserver-core.ts';
import { checkDepth } from '../json.ts';
import { badJson, invalidParam, missingParam } from '../matrix-error.ts';
import { checkGateway, clientPusher } from '../push/pusher.ts';
import {
  deletePusher,
  deletePushersOfOthers,
  listPushers,
  type PusherRow,
  putPusher,
} from '../storage/pusher-table.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const mostPushers = 100;

/** "Push notifications: API". */
export function pusherEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/pushers', 'user', async ({ caller }) => {
      const rows = await core.database.transaction((tx) => listPushers(tx, caller.userId));
      return { pushers: rows.map(clientPusher) };
    })
    .at('POST /v3/pushers/set', 'user', async (call) => {
      if (call.json.kind === null) await remove(core, call);
      else await set(core, call);
      return {};
    });
}

function keyOf(call: Call) {
  const [appId, pushkey] = [call.text('app_id'), call.text('pushkey')];
  if (appId.length > 64) throw invalidParam('app_id has 64 characters at most');
  if (Buffer.byteLength(pushkey) > 512) throw invalidParam('pushkey has 512 bytes at most');
  return { user_id: call.caller.userId, app_id: appId, pushkey };
}

async function remove(core: Core, call: Call): Promise<void> {
  const key = keyOf(call);
  await core.database.transaction((tx) => deletePusher(tx, key));
  core.pushDelivery.remove(key);
}

async function set(core: Core, call: Call): Promise<void> {
  const kind = call.text('kind');
  const row = rowOf(call, kind, core.writer.position);
  if (kind !== 'http') throw invalidParam('There are only pushers over HTTP here');
  checkGateway(call.objectIfAny('data') ?? {}, core.config.skipVerify);
  const isShared = call.flag('append');
  await core.database.transaction(async (tx) => {
    if ((await listPushers(tx, row.user_id)).length >= mostPushers) throw invalidParam('You have too many pushers');
    if (!isShared) await deletePushersOfOthers(tx, row);
    await putPusher(tx, row);
  });
  core.pushDelivery.add(row);
}

function rowOf(call: Call, kind: string, position: number): PusherRow {
  const key = keyOf(call);
  const data = call.objectIfAny('data');
  if (data === undefined) throw missingParam('data is missing');
  checkDepth(data);
  const body = {
    kind,
    app_display_name: call.text('app_display_name'),
    device_display_name: call.text('device_display_name'),
    lang: call.text('lang'),
    profile_tag: call.textIfAny('profile_tag'),
    data,
  };
  const text = JSON.stringify(body);
  if (text.length > 16_384) throw badJson('A pusher has 16 KiB at most');
  return { ...key, device_id: call.caller.deviceId ?? null, body: text, set_at: Date.now(), position };
}
