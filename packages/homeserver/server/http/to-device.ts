import { sendToDevice } from '../encryption/send-to-device.ts';
import type { Core } from '../homeserver-core.ts';
import { checkLength } from '../json.ts';
import { missingParam } from '../matrix-error.ts';
import { EndpointList } from './endpoint.ts';

/** "Send-to-Device messaging". */
export function toDeviceEndpoints(core: Core) {
  return new EndpointList().at('PUT /v3/sendToDevice/:eventType/:txnId', 'guest', async (call) => {
    const [type, transactionId] = [call.param('eventType'), call.param('txnId')];
    checkLength('The type of a message', type);
    checkLength('A transaction id', transactionId);
    const messages = call.objectIfAny('messages');
    if (!messages) throw missingParam('messages is missing');
    await sendToDevice(core, call.caller, { type, transactionId, messages });
    return {};
  });
}
