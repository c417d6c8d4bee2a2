import type { Core } from '../homeserver-core.ts';
import { readSlidingRequest } from '../sliding-sync/sliding-request.ts';
import { SlidingSync } from '../sliding-sync/sliding-sync.ts';
import { JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { viewerOf } from './room-read.ts';

const longestWaitMs = 10 * 60 * 1000;

/** Simplified sliding sync (MSC4186). */
export function slidingSyncEndpoints(core: Core) {
  const sliding = new SlidingSync(core);
  return new EndpointList().at('POST /unstable/org.matrix.simplified_msc3575/sync', 'guest', async (call) => {
    const gone = new AbortController();
    // The request itself is closed once its body has been read.
    const { socket } = call.request;
    const leave = () => gone.abort();
    socket.once('close', leave);
    const wish = {
      viewer: viewerOf(call),
      body: readSlidingRequest(call.json),
      pos: call.query.get('pos') || undefined,
      timeoutMs: call.queryNumber('timeout', 0, { most: longestWaitMs }),
      gone: gone.signal,
    };
    return new JsonText(await sliding.answer(wish).finally(() => socket.off('close', leave)));
  });
}
