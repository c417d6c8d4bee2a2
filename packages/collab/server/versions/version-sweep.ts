import type { Database, Tx } from '@kontor/database';
import type { CollabLog } from '../collab-log.ts';
import { readContent } from '../document-content.ts';
import { listQuiet, lockTail, markAnnounced, tellServers } from '../document-store.ts';
import { pauseMs } from './cut-versions.ts';
import { foldTail } from './fold-tail.ts';

const atOnce = 50;

interface Options {
  readonly database: Database;
  readonly log: CollabLog;
  readonly everyMs: number;
  /** Lets the plugin append what nobody was told of. */
  readonly announce: (tx: Tx, name: string, authors: readonly string[]) => Promise<void>;
}

/** Makes versions of documents in which nobody has written for a while, in memory or not, also after a crash (C21). */
export function sweepVersions(options: Options): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const timer = setInterval(() => {
    running = running.then(() => (isStopped ? undefined : sweep(options)));
  }, options.everyMs);
  timer.unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
    return running;
  };
}

export async function sweep({ database, log, announce }: Omit<Options, 'everyMs'>): Promise<void> {
  try {
    const quiet = await database.snapshot((tx) => listQuiet(tx, new Date(Date.now() - pauseMs), atOnce));
    for (const document of quiet) await database.transaction((tx) => finish(tx, document, announce));
  } catch (failure) {
    log.warn({ failure: String(failure) }, 'versions of quiet documents were not made; trying again');
  }
}

async function finish(
  tx: Tx,
  { row, name }: { readonly row: number; readonly name: string },
  announce: Options['announce'],
): Promise<void> {
  const tail = await lockTail(tx, row);
  const state = tail && (await readContent(tx, name));
  if (!tail || !state) return;
  const unannounced = tail.updates.filter(({ sequence }) => sequence > tail.announced);
  if (unannounced.length > 0) {
    await announce(tx, name, [...new Set(unannounced.flatMap(({ author }) => author ?? []))]);
    await markAnnounced(tx, [{ row, sequence: unannounced.at(-1)?.sequence ?? 0 }]);
  }
  await foldTail(tx, row, tail, { state });
  await tellServers(tx, name);
}
