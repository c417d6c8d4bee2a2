import { setTimeout as pause } from 'node:timers/promises';
import {
  type EnqueuedTaskPromise,
  type Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  type Task,
} from 'meilisearch';

/** A task that Meilisearch took and could not do. */
export class TaskFailed extends Error {
  readonly task: Task;

  constructor(task: Task) {
    super(`Meilisearch task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? 'no reason given'}`);
    this.task = task;
  }

  /** Whether what was sent is at fault: sending it again would fail again. */
  get isRefusal(): boolean {
    return this.task.error?.type === 'invalid_request';
  }

  get code(): string {
    return this.task.error?.code ?? '';
  }
}

const attempts = 4;
const firstPauseMs = 100;
const pollMs = 15;

export interface Patience {
  /** Tasks under way at once: enough for Meilisearch to batch them, few enough not to keep others waiting in its queue. */
  readonly mostUnderWay: number;
  /** How long a task may take before it counts as a server that does not answer. */
  readonly taskMs: number;
}

type Send = () => EnqueuedTaskPromise;

/** Sends work in the order given, a few pieces at a time, again when a connection fails, and tells when it fails for good. */
export class MeilisearchTasks {
  readonly #client: Meilisearch;
  readonly #tell: (failure: TaskFailed) => void;
  readonly #patience: Patience;
  readonly #underWay = new Set<Promise<void>>();

  constructor(client: Meilisearch, patience: Patience, tell: (failure: TaskFailed) => void) {
    this.#client = client;
    this.#patience = patience;
    this.#tell = tell;
  }

  /** Answers once the work is sent, which waits while too much is under way; `done` settles with it. */
  async start(send: Send): Promise<{ readonly done: Promise<void> }> {
    while (this.#underWay.size >= this.#patience.mostUnderWay)
      await Promise.race(this.#underWay).catch(() => undefined);
    const enqueued = await repeated(async () => await send());
    const done = this.#finish(enqueued.taskUid);
    this.#underWay.add(done);
    const forget = () => this.#underWay.delete(done);
    done.then(forget, forget);
    return { done };
  }

  /** Sends work and waits until it is done. */
  async run(send: Send): Promise<void> {
    await (await this.start(send)).done;
  }

  async #finish(uid: number): Promise<void> {
    const waiting = { timeout: this.#patience.taskMs, interval: pollMs };
    const task = await repeated(() => this.#client.tasks.waitForTask(uid, waiting));
    if (task.status === 'succeeded') return;
    const failure = new TaskFailed(task);
    if (failure.code !== 'index_already_exists' && failure.code !== 'index_not_found') this.#tell(failure);
    throw failure;
  }
}

/** Tries again, after longer and longer pauses, what may succeed the next time. */
async function repeated<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (failure) {
      if (attempt === attempts || !mayPass(failure)) throw failure;
      await pause(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    }
  }
}

/** Whether the server was not reached or overwhelmed, rather than refused what it was asked. */
export function mayPass(failure: unknown): boolean {
  if (failure instanceof MeilisearchApiError) return failure.response.status === 429 || failure.response.status >= 500;
  return failure instanceof MeilisearchRequestError;
}
