import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { EventStatus, type MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';

/** Whether an event could not be sent for want of a connection, and is sent again by itself. */
export function isWaiting(event: MatrixEvent): boolean {
  return event.status === EventStatus.NOT_SENT && !isRefused(event);
}

/** The homeserver has answered, and said no; too often is not no. */
export function isRefused({ error }: MatrixEvent): boolean {
  const status = error?.httpStatus;
  return status !== undefined && status < 500 && status !== 429 && status !== 401;
}

/**
 * Whether a request would send a message before one that was written earlier in its room and still waits: as when the
 * connection is back in the middle of a sentence. It has to wait, too.
 */
export function isOutOfTurn(sdk: MatrixClient, input: RequestInfo | URL): boolean {
  const { pathname } = new URL(input instanceof Request ? input.url : String(input));
  const [, room, transaction] = /\/rooms\/([^/]+)\/send\/[^/]+\/([^/]+)$/.exec(pathname) ?? [];
  if (room === undefined || transaction === undefined) return false;
  const pending = sdk.getRoom(decodeURIComponent(room))?.getPendingEvents() ?? [];
  const at = pending.findIndex((event) => event.getTxnId() === decodeURIComponent(transaction));
  return pending.slice(0, Math.max(0, at)).some(isWaiting);
}
