import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { ByteStore } from './byte-store.ts';
import { deleteUnattached, findUsedHashes, lockHash } from './file-store.ts';
import { deleteText } from './text/text-store.ts';

/** Removes bytes that no file has any more. */
export const collectBytes = { name: 'files.collect', data: z.object({ hash: z.string() }) };
export const expireUploads = { name: 'files.expire_uploads', data: z.object({}) };
export const findOrphans = { name: 'files.find_orphans', data: z.object({}) };

/** Younger bytes may belong to a transaction that is still open. */
const orphanAfterMs = 24 * 60 * 60 * 1000;
const batchSize = 500;

export function defineGarbageJobs(core: Core, bytes: ByteStore, unattachedForMs: number): void {
  core.jobs.define(collectBytes, ({ hash }) => collect(core, bytes, hash));

  core.jobs.define(expireUploads, async () => {
    const before = new Date(core.clock.now().getTime() - unattachedForMs);
    const hashes = await core.database.transaction((tx) => deleteUnattached(tx, before));
    for (const hash of hashes) await collect(core, bytes, hash);
  });
  core.jobs.schedule(expireUploads, '20 * * * *', {});

  core.jobs.define(findOrphans, (_data, signal) => collectOrphans(core, bytes, signal));
  core.jobs.schedule(findOrphans, '30 2 * * *', {});
}

/** Under the lock that an upload of the same bytes holds until it has committed: either it sees them, or we see its row. */
async function collect(core: Core, bytes: ByteStore, hash: string): Promise<void> {
  await core.database.transaction(async (tx) => {
    await lockHash(tx, hash);
    if ((await findUsedHashes(tx, [hash])).has(hash)) return;
    await deleteText(tx, hash);
    await bytes.remove(hash);
  });
}

/** Bytes whose transaction never committed: the server ended in between, or rolled back. */
async function collectOrphans(core: Core, bytes: ByteStore, signal: AbortSignal): Promise<void> {
  const youngest = Date.now() - orphanAfterMs;
  let batch: string[] = [];
  const collectBatch = async () => {
    const used = await core.database.transaction((tx) => findUsedHashes(tx, batch));
    for (const hash of batch) if (!used.has(hash)) await collect(core, bytes, hash);
    batch = [];
  };
  for await (const { hash, changedAt } of bytes.list()) {
    if (signal.aborted) return;
    if (changedAt.getTime() < youngest) batch.push(hash);
    if (batch.length === batchSize) await collectBatch();
  }
  await collectBatch();
}
