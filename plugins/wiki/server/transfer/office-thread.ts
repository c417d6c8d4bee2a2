import { Worker } from 'node:worker_threads';
import type { OfficeText } from '@kontor/editor/office';

export interface OfficeJob {
  readonly format: 'docx' | 'odt';
  readonly text: OfficeText;
}

const longestMs = 120_000;

/**
 * A document for word processors, written in a thread of its own: for many pages that takes seconds, in which nobody else
 * would be answered. There it has its own bounds of memory and time.
 */
export function writeOffice(job: OfficeJob): Promise<Uint8Array> {
  return inThread<Uint8Array>(new URL('./office-worker.ts', import.meta.url), job);
}

/** The one answer of a worker to its input; what it throws, runs out of, or takes too long for rejects. */
export async function inThread<Answer>(program: URL, input: unknown): Promise<Answer> {
  const worker = new Worker(program, { workerData: input, resourceLimits: { maxOldGenerationSizeMb: 768 } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread ended with code ${code}`)));
      timer = setTimeout(() => reject(new Error('The thread took too long')), longestMs);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
