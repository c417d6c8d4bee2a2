import type { Database, Tx } from '@kontor/database';
import type { JobDefinition, Jobs, Logger } from '@kontor/plugin-api/server';
import type { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { inTransaction, openBoss } from './boss.ts';

const defaultAttempts = 5;
const longestPauseSeconds = 600;
/** Longest run of a job that names none; a job of a process that died is given to another after it. */
const defaultLongestRunSeconds = 900;
/** Finished and failed jobs stay this long to be looked at. */
const keptSeconds = 3 * 24 * 60 * 60;
/** Jobs at most of one kind at a time in one process. */
const atOnce = 2;
const stopWithinMs = 10_000;

interface Worker {
  readonly job: JobDefinition;
  run(data: unknown, signal: AbortSignal): Promise<void>;
}

interface Schedule {
  readonly job: JobDefinition;
  readonly cron: string;
  readonly data: object;
}

export interface JobServiceOptions {
  readonly database: Database;
  readonly log: Logger;
  /** Of cron expressions. */
  readonly timeZone: string;
  /** How often a worker looks without being woken: for jobs that start later, and retries; 20 without it. */
  readonly pollSeconds?: number;
  /** Pause before a failed job is tried again, then longer each time; 5 without it. */
  readonly firstPauseSeconds?: number;
}

export class JobService implements Jobs {
  readonly #options: JobServiceOptions;
  readonly #workers = new Map<string, Worker>();
  readonly #schedules: Schedule[] = [];
  #boss: Promise<PgBoss> | undefined;
  #works = false;

  constructor(options: JobServiceOptions) {
    this.#options = options;
  }

  define<Data extends z.ZodObject>(
    job: JobDefinition<Data>,
    run: (data: z.output<Data>, signal: AbortSignal) => Promise<void>,
  ): void {
    if (this.#workers.has(job.name)) throw new Error(`Two handlers do the job ${job.name}`);
    this.#workers.set(job.name, { job, run: (data, signal) => run(job.data.parse(data), signal) });
  }

  async enqueue<Data extends z.ZodObject>(
    tx: Tx,
    job: JobDefinition<Data>,
    data: z.input<Data>,
    options: { readonly startAfter?: Date } = {},
  ): Promise<void> {
    if (!this.#workers.has(job.name)) throw new Error(`Nobody does the job ${job.name}`);
    const boss = await this.#open();
    const when = options.startAfter ? { startAfter: options.startAfter } : {};
    await boss.send(job.name, job.data.parse(data), { db: inTransaction(tx), ...when });
  }

  schedule<Data extends z.ZodObject>(job: JobDefinition<Data>, cron: string, data: z.input<Data>): void {
    this.#schedules.push({ job, cron, data: job.data.parse(data) });
  }

  /** Begins to work; until then, and in commands, jobs are only queued. */
  async start(): Promise<void> {
    await this.stop();
    this.#works = true;
    const boss = await this.#open();
    for (const worker of this.#workers.values()) {
      for (let place = 0; place < atOnce; place += 1) await this.#work(boss, worker);
    }
    await this.#reschedule(boss);
  }

  /** Lets running jobs end for ten seconds, then aborts their signals; they are tried again by whoever starts next. */
  async stop(): Promise<void> {
    const boss = await this.#boss;
    this.#boss = undefined;
    this.#works = false;
    await boss?.stop({ close: false, graceful: true, timeout: stopWithinMs });
  }

  #open(): Promise<PgBoss> {
    this.#boss ??= this.#openNow().catch((failure) => {
      this.#boss = undefined;
      throw failure;
    });
    return this.#boss;
  }

  async #openNow(): Promise<PgBoss> {
    const boss = await openBoss(this.#options.database, this.#options.log, this.#works);
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const { job } of this.#workers.values()) {
      const retryDelay = this.#options.firstPauseSeconds ?? 5;
      const retries = { retryLimit: (job.attempts ?? defaultAttempts) - 1, retryDelay };
      const backoff = { retryBackoff: true, retryDelayMax: longestPauseSeconds };
      const expireInSeconds = job.longestRunSeconds ?? defaultLongestRunSeconds;
      const bounds = { expireInSeconds, deleteAfterSeconds: keptSeconds, notify: true };
      const settings = { ...retries, ...backoff, ...bounds };
      if (known.has(job.name)) await boss.updateQueue(job.name, settings);
      else await boss.createQueue(job.name, settings);
    }
    return boss;
  }

  async #work(boss: PgBoss, worker: Worker): Promise<void> {
    const poll = this.#options.pollSeconds ?? 20;
    const options = { pollingIntervalSeconds: poll, notifyPollingIntervalSeconds: poll };
    let id: string | undefined;
    id = await boss.work(worker.job.name, options, async (jobs) => {
      try {
        for (const job of jobs) await this.#run(worker, job);
      } finally {
        // Many jobs queued at once wake a worker only once: it looks for the next before it rests.
        if (id !== undefined) boss.notifyWorker(id);
      }
    });
  }

  async #run(worker: Worker, job: { data: unknown; retryCount: number; signal: AbortSignal }): Promise<void> {
    try {
      await worker.run(job.data, job.signal);
    } catch (failure) {
      const last = job.retryCount >= (worker.job.attempts ?? defaultAttempts) - 1;
      const fields = { job: worker.job.name, attempt: job.retryCount + 1, failure: String(failure) };
      if (last) this.#options.log.error(fields, 'a job failed for good');
      else this.#options.log.warn(fields, 'a job failed; it is tried again');
      throw failure;
    }
  }

  /** Makes the stored schedules those that were declared; what is no longer declared ends. */
  async #reschedule(boss: PgBoss): Promise<void> {
    const wanted = new Set(this.#schedules.map(({ job }) => job.name));
    for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
    for (const { job, cron, data } of this.#schedules) {
      // A nightly job that fell into a stop is done once at the next start.
      await boss.schedule(job.name, cron, data, { tz: this.#options.timeZone, missed: 'once' });
    }
  }
}
