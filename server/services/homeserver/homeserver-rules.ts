import type { Tx } from '@kontor/database';
import type { HomeserverContext } from './homeserver-context.ts';
import type { HomeserverRules } from './homeserver-process.ts';

const megabyte = 1024 * 1024;

/** What the organisation's policies mean for the homeserver. `uploadLimit`: what the server allows at most. */
export async function readRules(
  tx: Tx,
  { organisation }: Pick<HomeserverContext, 'organisation'>,
  uploadLimit: number,
): Promise<HomeserverRules> {
  const { readReceipts, uploadMegabytes } = await organisation().getPolicies(tx);
  const wanted = uploadMegabytes === null ? uploadLimit : uploadMegabytes * megabyte;
  return { publicReceipts: readReceipts, uploadLimit: Math.min(wanted, uploadLimit) };
}
