import type { Clock } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { HomeserverContext } from './homeserver-context.ts';
import type { HomeserverRules } from './homeserver-process.ts';
import type { MeasuringRules } from './measuring-doors.ts';

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

/** What the proxy in front of any homeserver has to keep to. */
export async function readMeasuringRules(
  tx: Tx,
  { organisation }: Pick<HomeserverContext, 'organisation'>,
): Promise<MeasuringRules> {
  const { presence, readReceipts, staffCouncil } = await organisation().getPolicies(tx);
  return { presence, receipts: readReceipts, typing: !staffCouncil };
}

/** So long clients may go on as before once the organisation has decided: they ask far more often than it decides. */
const knownForMs = 2_000;

export function cachedRules(read: () => Promise<MeasuringRules>, clock: Clock): () => Promise<MeasuringRules> {
  let known: { readonly rules: Promise<MeasuringRules>; readonly until: number } | undefined;
  return async () => {
    const now = clock.now().getTime();
    // A clock that was set back does not keep them for longer.
    if (!known || now >= known.until || now < known.until - knownForMs)
      known = { rules: read(), until: now + knownForMs };
    try {
      return await known.rules;
    } catch (failure) {
      known = undefined;
      throw failure;
    }
  };
}
