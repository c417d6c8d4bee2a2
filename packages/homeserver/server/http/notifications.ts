import type { Core } from '../homeserver-core.ts';
import { invalidParam } from '../matrix-error.ts';
import { listNotifications } from '../push/notifications.ts';
import { clientEvent } from '../rooms/client-event.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { viewerOf } from './room-read.ts';

const mostAtOnce = 100;

/** "Listing Notifications". */
export function notificationEndpoints(core: Core) {
  return new EndpointList().at('GET /v3/notifications', 'user', (call) => notifications(core, call));
}

async function notifications(core: Core, call: Call): Promise<JsonText> {
  const viewer = viewerOf(call);
  const limit = call.queryNumber('limit', 20, { least: 1, most: mostAtOnce });
  const from = call.query.get('from') ?? String(core.writer.position);
  if (!/^\d{1,15}$/.test(from)) throw invalidParam('The token is not one of this server');
  const onlyHighlights = call.query.get('only')?.split(',').includes('highlight') === true;
  const page = await listNotifications(core, viewer.userId, {
    ...{ after: 0, until: Number(from), order: 'newest-first', limit },
    wants: ({ isHighlight }) => !onlyHighlights || isHighlight,
  });
  const texts = page.notifications.map(
    ({ event, outcome, isRead }) =>
      `{"room_id":${JSON.stringify(event.roomId)},"event":${clientEvent(event, viewer)},"ts":${event.sentAt},` +
      `"actions":${JSON.stringify(outcome.actions)},"read":${isRead}}`,
  );
  const next = page.next === undefined ? '' : `,"next_token":"${page.next}"`;
  return new JsonText(`{"notifications":[${texts.join(',')}]${next}}`);
}
