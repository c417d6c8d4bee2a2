import { sql } from 'kysely';
import type { Core } from '../homeserver-core.ts';
import { forbidden, invalidParam, notFound } from '../matrix-error.ts';
import { type PresenceState, presenceStates } from '../presence/person.ts';
import { noFilter, readSyncFilter, type SyncFilter } from '../sync/filter.ts';
import { findFilter } from '../sync/stored-filters.ts';
import { sync } from '../sync/sync.ts';
import type { SyncRequest } from '../sync/sync-request.ts';
import { readToken } from '../sync/sync-token.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { parseFilter, viewerOf } from './room-read.ts';

const longestWaitMs = 10 * 60 * 1000;
/** Why a wait is over; every request ends like this, and making an error of it each time is dear. */
const left = 'the client has left';

/** "Syncing", "Filtering". */
export function syncEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/sync', 'guest', async (call) => {
      const since = call.query.get('since');
      const gone = new AbortController();
      call.request.once('close', () => gone.abort(left));
      const asked = presenceOf(call);
      const wish = {
        core,
        viewer: viewerOf(call),
        filter: await filterOf(core, call),
        from: since === null || since === '' ? undefined : readToken(since),
        fullState: call.queryFlag('full_state'),
        ...stateWanted(call),
        timeoutMs: call.queryNumber('timeout', 0, { most: longestWaitMs }),
        gone: gone.signal,
      };
      const end = core.presence?.sync(call.caller.userId, call.caller.deviceId, asked);
      return new JsonText(await sync(wish).finally(end));
    })
    .at('POST /v3/user/:userId/filter', 'guest', async (call) => {
      const userId = ownId(call);
      readSyncFilter(call.json);
      const body = JSON.stringify(call.json);
      return { filter_id: await core.database.transaction((tx) => addFilter(tx, userId, body)) };
    })
    .at('GET /v3/user/:userId/filter/:filterId', 'guest', async (call) => {
      const [userId, filterId] = [ownId(call), call.param('filterId')];
      const body = await core.database.transaction((tx) => findFilter(tx, userId, filterId));
      if (body === undefined) throw notFound('There is no such filter');
      return new JsonText(body);
    });
}

const experimentalStateAfter = 'org.matrix.msc4222.state_after';

/** Clients that know it only as an experiment (MSC4222) ask, and look for the answer, under the names of that time. */
function stateWanted(call: Call): Pick<SyncRequest, 'useStateAfter' | 'stateField'> {
  if (call.queryFlag('use_state_after')) return { useStateAfter: true, stateField: 'state_after' };
  const isAsked = call.queryFlag('org.matrix.msc4222.use_state_after');
  return { useStateAfter: isAsked, stateField: isAsked ? experimentalStateAfter : 'state' };
}

/** As what somebody wants to be shown while they ask. */
function presenceOf(call: Call): PresenceState {
  const text = call.query.get('set_presence') ?? 'online';
  const state = presenceStates.find((each) => each === text);
  if (state === undefined) throw invalidParam('There is no such presence');
  return state;
}

/** What is in the path has to be the caller's own. */
export function ownId(call: Call): string {
  if (call.param('userId') !== call.caller.userId) throw forbidden('This belongs to somebody else');
  return call.caller.userId;
}

async function filterOf(core: Core, call: Call): Promise<SyncFilter> {
  const text = call.query.get('filter');
  if (text === null || text === '') return noFilter;
  if (text.startsWith('{')) return readSyncFilter(parseFilter(text) ?? {});
  return core.filters.of(call.caller.userId, text);
}

type Tx = Parameters<Parameters<Core['database']['transaction']>[0]>[0];

/** The same definition keeps its id. */
async function addFilter(tx: Tx, userId: string, body: string): Promise<string> {
  const known = await sql<{ filter_id: string }>`
    select filter_id from homeserver.filters where user_id = ${userId} and body = ${body}`.execute(tx);
  if (known.rows[0]) return known.rows[0].filter_id;
  const added = await sql<{ filter_id: string }>`
    insert into homeserver.filters (user_id, filter_id, body)
    select ${userId}, count(*)::text, ${body} from homeserver.filters where user_id = ${userId}
    returning filter_id`.execute(tx);
  return added.rows[0]?.filter_id ?? '0';
}
