import { Worker } from 'node:worker_threads';
import { textBounds } from './text-bounds.ts';
import type { TextKind } from './text-kind.ts';

export interface TextJob {
  readonly kind: TextKind;
  readonly content: Uint8Array<ArrayBuffer>;
}

const watchEveryMs = 25;

/**
 * The words of a file, or nothing where it has none or cannot be read. It is read in a thread of its own with bounds of
 * time, heap and buffers, so that a file made to do harm ends with the thread and not with the server. The content goes
 * there and is gone here.
 */
export async function readText(
  job: TextJob,
  signal: AbortSignal,
  milliseconds: number = textBounds.milliseconds,
): Promise<string | undefined> {
  const worker = new Worker(new URL('./text-worker.ts', import.meta.url), {
    workerData: job,
    transferList: [job.content.buffer],
    resourceLimits: { maxOldGenerationSizeMb: textBounds.heapMegabytes, stackSizeMb: 4 },
    env: {},
  });
  const done = Promise.withResolvers<string | undefined>();
  worker.once('message', (text: string) => done.resolve(text === '' ? undefined : text));
  // What the readers cannot read they throw in many ways; out of memory is among them.
  worker.once('error', () => done.resolve(undefined));
  worker.once('exit', () => done.resolve(undefined));
  const timer = setTimeout(() => done.resolve(undefined), milliseconds);
  const watch = setInterval(() => void isTooLarge(worker).then((is) => is && done.resolve(undefined)), watchEveryMs);
  const abort = () => done.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    return await done.promise;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

/** The limits of a thread know only its heap; a stream that unpacks to gigabytes lies beside it. */
async function isTooLarge(worker: Worker): Promise<boolean> {
  const statistics = await worker.getHeapStatistics().catch(() => undefined);
  return statistics !== undefined && statistics.external_memory > textBounds.bufferBytes;
}
