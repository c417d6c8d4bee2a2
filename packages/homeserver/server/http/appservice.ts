import { askService, type ServiceAnswer } from '../appservices/appservice-request.ts';
import type { Core } from '../homeserver-core.ts';
import { forbidden, MatrixError } from '../matrix-error.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const longestPingMs = 10_000;

/** Application service API, "Pinging". */
export function appserviceEndpoints(core: Core) {
  return new EndpointList().at('POST /v1/appservice/:appserviceId/ping', 'user', (call) => ping(core, call));
}

async function ping(core: Core, call: Call): Promise<unknown> {
  const service = core.appservices.all.find(({ id }) => id === call.caller.appservice);
  if (!service || service.id !== call.param('appserviceId')) throw forbidden('A service pings nobody but itself');
  if (service.url === undefined) throw new MatrixError(400, 'M_URL_NOT_SET', 'The service has no address');
  const transactionId = call.textIfAny('transaction_id');
  const started = performance.now();
  const answer = await askService(service, {
    method: 'POST',
    path: '/ping',
    body: JSON.stringify(transactionId === undefined ? {} : { transaction_id: transactionId }),
    timeoutMs: longestPingMs,
    skipVerify: core.config.skipVerify,
  });
  refuseFailure(answer);
  return { duration_ms: Math.round(performance.now() - started) };
}

function refuseFailure({ status, body, failure }: ServiceAnswer): void {
  if (failure === 'timeout') throw new MatrixError(504, 'M_CONNECTION_TIMEOUT', 'The service did not answer in time');
  if (failure === 'connection') throw new MatrixError(502, 'M_CONNECTION_FAILED', 'The service cannot be reached');
  if (status < 200 || status > 299)
    throw new MatrixError(502, 'M_BAD_STATUS', `The service answered with ${status}`, { status, body });
}
