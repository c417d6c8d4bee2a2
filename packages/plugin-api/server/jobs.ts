import type { Tx } from '@kontor/database';
import type { z } from 'zod';

/** Work done later, at least once, with retries; `name` is `<module>.<what>`. */
export interface JobDefinition<Data extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly data: Data;
  /** Attempts before it counts as failed; 5 without it. */
  readonly attempts?: number;
  /** Longest run, after which its signal is aborted; 15 minutes without it, a day at most. */
  readonly longestRunSeconds?: number;
}

export interface Jobs {
  /** Says who does a kind of job. The handler must be repeatable. */
  define<Data extends z.ZodObject>(
    job: JobDefinition<Data>,
    run: (data: z.output<Data>, signal: AbortSignal) => Promise<void>,
  ): void;
  /** Queues a job with the commit of `tx`; not before `startAfter`. */
  enqueue<Data extends z.ZodObject>(
    tx: Tx,
    job: JobDefinition<Data>,
    data: z.input<Data>,
    options?: { readonly startAfter?: Date },
  ): Promise<void>;
  /** Runs a job by a cron expression (minute hour day month weekday) in the organisation's time zone. */
  schedule<Data extends z.ZodObject>(job: JobDefinition<Data>, cron: string, data: z.input<Data>): void;
}
