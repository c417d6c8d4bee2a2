import { type Database, isConnectionFailure } from '@kontor/database';
import type { CollabTimes } from './limits.ts';
import type { SharedDocument } from './shared-document.ts';
import { documentsOf, type PendingUpdate, takeIn, type UpdateToWrite, writeGroup } from './write-group.ts';

/** Why a document cannot be written any more. */
export type LossReason = 'away' | 'deleted' | 'failed';

export interface GroupCommitOptions {
  readonly database: Database;
  readonly times: CollabTimes;
  /** Something of it was committed. */
  readonly onCommitted: (document: SharedDocument) => void;
  /** What waited for this document is given up, and nobody was told that it is saved. */
  readonly onLost: (document: SharedDocument, reason: LossReason, failure?: unknown) => void;
}

/** No more than these in one transaction. */
const mostInGroup = 2_000;
const mostBytesInGroup = 4 * 1024 * 1024;

/** The transaction neither committed nor failed in time. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Commits the updates of all documents in groups, one transaction after the other, and tells each author only then (C6,
 * C7). While the database is away a group is tried again for a while; then all who wait are sent away, to come back with
 * what they have (C9). What fails for another reason fails only its own document.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #queue: PendingUpdate[] = [];
  #bytes = 0;
  #begunAt = 0;
  #running: Promise<void> | undefined;
  readonly #waitingForRelief = new Set<() => void>();

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  add(update: PendingUpdate): void {
    this.#queue.push(update);
    update.document.waiting += 1;
    this.#bytes += update.bytes?.length ?? 0;
    this.#running ??= this.#run();
  }

  /** Calls back once, when less waits. */
  onRelief(listener: () => void): void {
    this.#waitingForRelief.add(listener);
  }

  /** Resolves when nothing waits any more, committed or given up. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    const { gather, group: between } = this.#options.times;
    await pause(Math.max(gather, this.#begunAt + between - performance.now()));
    while (this.#queue.length > 0) {
      this.#begunAt = performance.now();
      const group = this.#take();
      await this.#commitOrGiveUp(group);
      this.#release(group);
      const isFull = this.#queue.length >= mostInGroup || this.#bytes >= mostBytesInGroup;
      if (this.#queue.length > 0 && !isFull) await pause(Math.max(0, this.#begunAt + between - performance.now()));
    }
    this.#running = undefined;
  }

  #take(): PendingUpdate[] {
    let bytes = 0;
    let count = 0;
    for (const update of this.#queue) {
      bytes += update.bytes?.length ?? 0;
      if (count === mostInGroup || (count > 0 && bytes > mostBytesInGroup)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  #release(group: readonly PendingUpdate[]): void {
    for (const { document, bytes } of group) {
      document.waiting -= 1;
      this.#bytes -= bytes?.length ?? 0;
    }
    for (const document of documentsOf(group)) this.#options.onCommitted(document);
    const relieved = [...this.#waitingForRelief];
    this.#waitingForRelief.clear();
    for (const listener of relieved) listener();
  }

  async #commitOrGiveUp(group: readonly PendingUpdate[]): Promise<void> {
    const deadline = performance.now() + this.#options.times.retry;
    for (let wait = 25; ; wait = Math.min(wait * 2, 500)) {
      const failure = await this.#commit(group, deadline);
      if (failure === undefined) return;
      if (!isAway(failure)) return this.#commitEach(group, failure);
      if (performance.now() + wait > deadline) {
        // Whoever waits behind this group would wait as long for nothing.
        for (const document of documentsOf([...group, ...this.#queue])) this.#options.onLost(document, 'away', failure);
        return;
      }
      await pause(wait);
    }
  }

  /** One of them cannot be stored: the others must not suffer from it. */
  async #commitEach(group: readonly PendingUpdate[], failure: unknown): Promise<void> {
    const documents = documentsOf(group);
    const deadline = performance.now() + this.#options.times.retry;
    for (const document of documents) {
      const own = group.filter((update) => update.document === document);
      const ownFailure = documents.length === 1 ? failure : await this.#commit(own, deadline);
      if (ownFailure === undefined) continue;
      this.#options.onLost(document, isAway(ownFailure) ? 'away' : 'failed', ownFailure);
    }
  }

  /** Answers with what went wrong, if anything did. */
  async #commit(given: readonly PendingUpdate[], deadline: number): Promise<unknown> {
    const group = given.filter(({ document }) => !document.isDiscarded);
    const updates = group.filter((update): update is UpdateToWrite => update.bytes !== undefined);
    try {
      if (updates.length > 0) await this.#write(updates, deadline);
    } catch (failure) {
      return failure;
    }
    for (const [connection, count] of countByConnection(group)) connection.acknowledge(count);
    return undefined;
  }

  async #write(updates: readonly UpdateToWrite[], deadline: number): Promise<void> {
    const now = performance.now();
    const isDue = ({ announcedAt }: SharedDocument) =>
      announcedAt === 0 || now - announcedAt >= this.#options.times.announce;
    const announced = new Set(documentsOf(updates).filter(isDue));
    const writing = this.#options.database.transaction((tx) => writeGroup(tx, updates, announced));
    const sequences = await within(writing, deadline - now);
    takeIn(updates, sequences, { announced, now });
    updates.forEach(({ document }, index) => {
      if (sequences[index] === undefined) this.#options.onLost(document, 'deleted');
    });
  }
}

/** How many of each connection's updates are in the group; none of what was given up meanwhile. */
function countByConnection(group: readonly PendingUpdate[]): Map<PendingUpdate['connection'], number> {
  const counts = new Map<PendingUpdate['connection'], number>();
  for (const { connection, document } of group) {
    if (!document.isDiscarded) counts.set(connection, (counts.get(connection) ?? 0) + 1);
  }
  return counts;
}

function isAway(failure: unknown): boolean {
  return failure instanceof NoAnswer || isConnectionFailure(failure);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What comes later than that is of no interest any more; it may well have been committed, which harms nobody. */
function within<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer('The database did not answer in time')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
