import { isRefusal, MatrixRefusal } from '@kontor/matrix/server';
import type { HomeserverContext } from './homeserver-context.ts';

/** What is on no server of ours, was removed, or is refused, is not there. */
export async function readMedia(
  { matrix, serverName }: Pick<HomeserverContext, 'matrix' | 'serverName'>,
  address: string,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const [, server, media] = /^mxc:\/\/([^/]+)\/([A-Za-z0-9_-]+)$/.exec(address) ?? [];
  // Nothing is fetched from elsewhere because somebody named it in a message.
  if (server === undefined || media === undefined || server !== serverName()) return undefined;
  try {
    return await matrix().download(server, media, mostBytes);
  } catch (failure) {
    if (!(failure instanceof MatrixRefusal) || isRefusal(failure, 'M_LIMIT_EXCEEDED')) throw failure;
    return undefined;
  }
}
