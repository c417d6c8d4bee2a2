import type { Core } from '../homeserver-core.ts';
import { searchMessages } from '../search/search-messages.ts';
import { readSearchRequest } from '../search/search-request.ts';
import { readSearchToken } from '../search/search-token.ts';
import { JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { viewerOf } from './room-read.ts';

/** "Server Side Search". */
export function searchEndpoints(core: Core) {
  return new EndpointList().at('POST /v3/search', 'user', async (call) => {
    const request = readSearchRequest(call.json);
    const next = call.query.get('next_batch');
    const token = next === null ? undefined : readSearchToken(next);
    if (!request) return { search_categories: {} };
    const found = await searchMessages(core, viewerOf(call), request, token);
    return new JsonText(`{"search_categories":{"room_events":${found}}}`);
  });
}
