import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { ConnectionError, MatrixError } from 'matrix-js-sdk/lib/http-api/errors.js';
import { Method } from 'matrix-js-sdk/lib/http-api/method.js';

/**
 * Tells Kontor's homeserver which file an encrypted message of one's own names, so that it goes with the message. The
 * message is sent whatever comes of this: a homeserver that does not know it keeps the file.
 */
export async function tellSealedFile(sdk: MatrixClient, room: string, event: string, address: string): Promise<void> {
  const [, server, media] = /^mxc:\/\/([^/]+)\/([^/#]+)/.exec(address) ?? [];
  if (server === undefined || media === undefined) return;
  const path = ['kontor', 'media', server, media, 'sent', room, event].map(encodeURIComponent).join('/');
  try {
    await sdk.http.authedRequest(Method.Put, `/${path}`, undefined, {}, { prefix: '/_matrix/client/unstable' });
  } catch (failure) {
    if (!(failure instanceof MatrixError) && !(failure instanceof ConnectionError)) throw failure;
  }
}
