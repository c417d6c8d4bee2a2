import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Core } from '../../../core.ts';
import type { ByteStore } from '../byte-store.ts';
import { findUsedHashes, lockHash } from '../file-store.ts';
import { announceFiles } from './announce-files.ts';
import { readText, type TextJob } from './read-text.ts';
import { textBounds } from './text-bounds.ts';
import { kindOfText } from './text-kind.ts';
import { insertText, isRead, listAttachedWith, listUnread } from './text-store.ts';

/** Two attempts: what ended the whole process twice is left alone. */
export const readFileText = { name: 'files.read_text', data: z.object({ hash: z.string() }), attempts: 2 };
export const readOldTexts = { name: 'files.read_old_texts', data: z.object({}) };

const atOnce = 500;

/** One thread at a time in a process, whatever waits: its memory is bounded, two would need it twice. */
export class TextReader {
  #last: Promise<unknown> = Promise.resolve();

  read(job: TextJob, signal: AbortSignal): Promise<string | undefined> {
    const mine = this.#last.then(() => readText(job, signal));
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** Reads the words of attached files, of equal bytes once, beside everything else. */
export function defineTextJobs(core: Core, bytes: ByteStore, reader: TextReader): void {
  core.jobs.define(readFileText, ({ hash }, signal) => read({ core, bytes, reader }, hash, signal));
  core.jobs.define(readOldTexts, async (_data, signal) => {
    const unread = await core.database.transaction((tx) => listUnread(tx, atOnce));
    for (const { hash } of unread) {
      if (signal.aborted) return;
      await core.database.transaction((tx) => core.jobs.enqueue(tx, readFileText, { hash }));
    }
  });
  core.jobs.schedule(readOldTexts, '*/30 * * * *', {});
}

interface Parts {
  readonly core: Core;
  readonly bytes: ByteStore;
  readonly reader: TextReader;
}

async function read({ core, bytes, reader }: Parts, hash: string, signal: AbortSignal): Promise<void> {
  const file = await core.database.transaction(async (tx) => {
    const [first] = await listAttachedWith(tx, hash);
    return first && !(await isRead(tx, hash)) ? first : undefined;
  });
  if (!file) return;
  const kind = kindOfText({ name: file.name, mediaType: file.media_type });
  const isReadable = kind !== undefined && file.size <= textBounds.fileBytes;
  const text = isReadable ? await reader.read({ kind, content: await readBytes(bytes, hash) }, signal) : undefined;
  await core.database.transaction(async (tx) => {
    await lockHash(tx, hash);
    if (!(await findUsedHashes(tx, [hash])).has(hash)) return;
    await insertText(tx, hash, text ?? null, core.clock.now());
    const files = await listAttachedWith(tx, hash);
    if (text !== undefined) await announceFiles(core, tx, files);
  });
}

/** A copy that nothing else looks at: it is handed to the thread. */
async function readBytes(bytes: ByteStore, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await buffer(await bytes.read(hash)));
}
