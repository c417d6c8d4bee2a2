import type { Database } from '@kontor/database';
import type { OutputLog } from '../rooms/output-log.ts';
import { WriteBatch } from './write-batch.ts';

interface Waiting {
  readonly decide: (batch: WriteBatch) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: unknown) => void;
}

/** As many writes are committed together as came meanwhile, but no more than this. */
const mostInBatch = 500;

/**
 * The one way in which anything that `/sync` shows is written. Writes are decided one after the other and committed in
 * batches, one batch after the other, so that (rules S1 to S3 of docs/specs/homeserver-sync.md)
 * - positions are given in the order of commits and whoever has read up to one has missed nothing before it,
 * - whoever is answered is committed,
 * - a decision sees every earlier one, and what it throws fails itself alone.
 */
export class Writer {
  readonly #database: Database;
  readonly #outputs: OutputLog;
  readonly #queue: Waiting[] = [];
  readonly #failed: (() => void)[] = [];
  #position: number;
  #isRunning = false;

  constructor(database: Database, outputs: OutputLog, position: number) {
    this.#database = database;
    this.#outputs = outputs;
    this.#position = position;
  }

  /** Everything up to here is committed and told to those who listen. */
  get position(): number {
    return this.#position;
  }

  /**
   * `decide` checks and puts rows into the batch, in this order and without waiting for anything; what it returns is the
   * answer once the rows are committed.
   */
  write<Result>(decide: (batch: WriteBatch) => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#queue.push({ decide, resolve: resolve as (result: unknown) => void, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Told when a batch could not be committed: what was derived from it has to be forgotten. */
  onFailure(listener: () => void): void {
    this.#failed.push(listener);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Requests that were read in this turn of the event loop come along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#commit(this.#queue.splice(0, mostInBatch));
    this.#isRunning = false;
  }

  async #commit(waiting: readonly Waiting[]): Promise<void> {
    const batch = new WriteBatch(this.#position);
    const answers: (() => void)[] = [];
    const decided: Waiting[] = [];
    for (const each of waiting) {
      try {
        const result = each.decide(batch);
        answers.push(() => each.resolve(result));
        decided.push(each);
      } catch (failure) {
        each.reject(failure);
      }
    }
    try {
      if (batch.complete()) await this.#database.transaction((tx) => batch.writeTo(tx));
    } catch (failure) {
      for (const listener of this.#failed) listener();
      for (const each of decided) each.reject(failure);
      return;
    }
    this.#position = batch.position;
    for (const output of batch.publish()) this.#outputs.append(output);
    for (const answer of answers) answer();
  }
}
