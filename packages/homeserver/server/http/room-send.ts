import type { Core } from '../homeserver-core.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badJson, notFound } from '../matrix-error.ts';
import { changeMembership } from '../rooms/change-membership.ts';
import { redactEvent, sendEvent } from '../rooms/send-event.ts';
import { isMembership } from '../rooms/state-view.ts';
import type { Call } from './call.ts';
import { delay, isDelayed } from './delayed-events.ts';
import { EndpointList } from './endpoint.ts';

/** "Sending events to a room", "Redactions". */
export function roomSendEndpoints(core: Core) {
  return new EndpointList()
    .at('PUT /v3/rooms/:roomId/send/:eventType/:txnId', 'guest', async (call) => {
      const [type, transactionId] = [call.param('eventType'), call.param('txnId')];
      if (isDelayed(call)) return delay(core, call, { type, transactionId, content: contentOf(call) });
      if (call.param('eventType') === 'm.room.redaction') return redact(core, call, String(call.json.redacts ?? ''));
      const request = {
        roomId: call.param('roomId'),
        type: call.param('eventType'),
        content: contentOf(call),
        transactionId: call.param('txnId'),
        sentAt: massagedTime(call),
      };
      return { event_id: await sendEvent(core, call.caller, request) };
    })
    .at('PUT /v3/rooms/:roomId/state/:eventType', 'user', (call) => putState(core, call, ''))
    .at('PUT /v3/rooms/:roomId/state/:eventType/:stateKey', 'user', (call) =>
      putState(core, call, call.param('stateKey')),
    )
    .at('PUT /v3/rooms/:roomId/redact/:eventId/:txnId', 'user', (call) => redact(core, call, call.param('eventId')));
}

async function redact(core: Core, call: Call, eventId: string) {
  if (eventId === '') throw notFound('It is not said what is to be redacted');
  call.textIfAny('reason');
  const request = {
    roomId: call.param('roomId'),
    eventId,
    content: contentOf(call),
    transactionId: call.param('txnId'),
    sentAt: massagedTime(call),
  };
  return { event_id: await redactEvent(core, call.caller, request) };
}

async function putState(core: Core, call: Call, stateKey: string) {
  const [roomId, type, content] = [call.param('roomId'), call.param('eventType'), contentOf(call)];
  if (isDelayed(call)) return delay(core, call, { type, stateKey, content });
  const sentAt = massagedTime(call);
  // Membership by this door is what the doors of their own do, with the content as it was sent.
  if (type === 'm.room.member' && isMembership(content.membership)) {
    const { membership } = content;
    const change = { roomId, userId: stateKey, membership, content, sentAt };
    return { event_id: await changeMembership(core, call.caller, change) };
  }
  return { event_id: await sendEvent(core, call.caller, { roomId, type, content, stateKey, sentAt }) };
}

function contentOf(call: Call): JsonObject {
  if (!isObject(call.body)) throw badJson('The content of an event is a JSON object');
  return call.body;
}

/** "Timestamp massaging", for application services alone. */
export function massagedTime(call: Call): number | undefined {
  if (call.caller.appservice === undefined || !call.query.has('ts')) return undefined;
  return call.queryNumber('ts', 0);
}
