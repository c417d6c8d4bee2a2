import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import { invalidParam } from '../matrix-error.ts';
import type { DelayAction } from '../rooms/delayed-events.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';

const parameter = 'org.matrix.msc4140.delay';
const path = '/unstable/org.matrix.msc4140/delayed_events';

/** Cancellable delayed events (MSC4140). */
export function delayedEventEndpoints(core: Core) {
  return new EndpointList()
    .at(`GET ${path}`, 'guest', ({ caller }) => list(core, caller.userId))
    .at(`POST ${path}/:delayId`, 'guest', (call) => act(core, call, call.text('action')))
    .at(`POST ${path}/:delayId/:action`, 'guest', (call) => act(core, call, call.param('action')));
}

function list(core: Core, userId: string): JsonText {
  const events = core.delayedEvents.list(userId).map((row) => {
    const { delay_id, room_id, type, state_key, delay, running_since } = row;
    const state = state_key === null ? {} : { state_key };
    const known = JSON.stringify({ delay_id, room_id, type, ...state, delay, running_since });
    return `${known.slice(0, -1)},"content":${row.content}}`;
  });
  return new JsonText(`{"delayed_events":[${events.join(',')}]}`);
}

async function act(core: Core, call: Call, action: string) {
  if (!isAction(action)) throw invalidParam('There is no such action');
  await core.delayedEvents.act(call.caller.userId, call.param('delayId'), action);
  return {};
}

function isAction(text: string): text is DelayAction {
  return text === 'cancel' || text === 'restart' || text === 'send';
}

/** Whether what is sent is to wait. */
export function isDelayed({ query }: Call): boolean {
  return query.has(parameter);
}

export async function delay(
  core: Core,
  call: Call,
  event: {
    readonly type: string;
    readonly stateKey?: string;
    readonly transactionId?: string;
    readonly content: JsonObject;
  },
) {
  const request = { ...event, roomId: call.param('roomId'), delayMs: call.queryNumber(parameter, 0) };
  return { delay_id: await core.delayedEvents.add(call.caller, request) };
}
