import { parentPort, workerData } from 'node:worker_threads';
import { isKontorError } from '@kontor/base';
import { importUnreadable } from '../../shared/index.ts';
import { type PlannerInput, planFiles } from './import-files-planner.ts';
import type { ThreadOutput } from './import-thread.ts';

/** The thread of `import-thread.ts`: it gets one input and answers once; what it throws is thrown there. */
function answer(input: PlannerInput): ThreadOutput {
  try {
    return planFiles(input);
  } catch (failure) {
    if (isKontorError(failure) && failure.code === importUnreadable.code) return { unreadable: true };
    throw failure;
  }
}

// Given by `planInThread` alone.
parentPort?.postMessage(answer(workerData as PlannerInput));
