import type { Database } from '@kontor/database';
import type { Jobs, Logger } from '@kontor/plugin-api/server';
import type { ComponentState, Core } from '../../core.ts';
import { JobService } from './job-service.ts';
import { countJobs, type JobCounts } from './job-store.ts';

export type { JobCounts } from './job-store.ts';

export interface JobQueue extends Jobs {
  /** Waiting, running and failed jobs by name, for metrics. */
  counts(): Promise<Map<string, JobCounts>>;
  /** For `/readyz`: names the kinds that failed. Failed jobs do not make the server unready. */
  check(): Promise<ComponentState>;
}

/** The queue for work done later, on pg-boss in the same database. Made before every other service. */
export function createJobs(options: {
  readonly database: Database;
  readonly log: Logger;
  readonly timeZone: string;
  readonly onStart: Core['onStart'];
  readonly onStop: Core['onStop'];
  readonly pollSeconds?: number;
  readonly firstPauseSeconds?: number;
}): JobQueue {
  const service = new JobService(options);
  options.onStart(() => service.start());
  options.onStop(() => service.stop());
  const counts = () => options.database.transaction(countJobs);
  return {
    define: service.define.bind(service),
    enqueue: service.enqueue.bind(service),
    schedule: service.schedule.bind(service),
    counts,
    check: async () => describe(await counts()),
  };
}

function describe(counts: Map<string, JobCounts>): ComponentState {
  const failed = [...counts].filter(([, count]) => count.failed > 0).map(([name, count]) => `${name} ${count.failed}`);
  const waiting = [...counts.values()].reduce((sum, count) => sum + count.queued + count.active, 0);
  const text = failed.length > 0 ? `, failed in the last days: ${failed.join(', ')}` : '';
  return { ok: true, detail: `${waiting} waiting or running${text}` };
}
