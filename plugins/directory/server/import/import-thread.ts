import { Worker } from 'node:worker_threads';
import { importUnreadable } from '../../shared/index.ts';
import { type PlannedFiles, type PlannerInput, planFiles } from './import-files-planner.ts';

/** `unreadable`: the files are neither CSV with known columns nor LDIF. */
export type ThreadOutput = PlannedFiles | { readonly unreadable: true };

/** Some 3,000 people: as many are planned in a few tenths of a second, which is what a thread takes to begin. */
const linesWithoutThread = 3000;
const ldifLinesOfPerson = 15;
const lineFeed = 10;

/**
 * The same as `planFiles`, for very many people in a thread of its own: it takes seconds then, in which nobody else would
 * be answered. Throws `directory.import_unreadable`.
 */
export async function planBeside(input: PlannerInput): Promise<PlannedFiles> {
  return isLong(input.files.people) ? planInThread(input) : planFiles(input);
}

function isLong(people: Uint8Array): boolean {
  const ldif = /^dn:/m.test(Buffer.from(people.subarray(0, 4096)).toString('latin1'));
  const most = linesWithoutThread * (ldif ? ldifLinesOfPerson : 1);
  let lines = 0;
  for (let at = people.indexOf(lineFeed); at >= 0 && lines <= most; at = people.indexOf(lineFeed, at + 1)) lines += 1;
  return lines > most;
}

export async function planInThread(input: PlannerInput): Promise<PlannedFiles> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { workerData: input });
  try {
    const output = await new Promise<ThreadOutput>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread of an import ended with code ${code}`)));
    });
    if ('unreadable' in output) throw importUnreadable();
    return output;
  } finally {
    await worker.terminate();
  }
}
