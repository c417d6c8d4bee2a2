import { type Disposable, type Language, newId } from '@kontor/base';
import { ApiError, type Outbox, type OutgoingChange, type Sent } from '@kontor/plugin-api/client';
import { type LocalDatabase, unlessWiped } from '../local/local-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { nextToSend, pauseAfter, verdictOf, type Waiting } from './outbox-model.ts';
import { addEntries, addEntry, claimEntry, deleteEntry, listEntries, setRefusal } from './outbox-store.ts';
import { sendEntry } from './send-entry.ts';

const mostAtOnce = 4;
/** Longer than this nobody looks at a button that is busy: the change is on the device, and views go on. */
const answerWithinMs = 4_000;

export interface DeviceOutboxParts {
  readonly database: LocalDatabase;
  readonly person: string;
  readonly account: string;
  readonly language: () => Language;
  /** Told of what was applied or refused, in whichever window it was sent. */
  readonly onSettled: (settled: Settled) => void;
  /** The session is over: sending goes on after the next sign-in. */
  readonly onUnauthenticated: (failure: ApiError) => void;
}

/** Between the windows of one browser: something was added or discarded, it is time to try again, or this became of an entry. */
type Message = { readonly type: 'changed' | 'wake' } | ({ readonly type: 'settled' } & Settled);

export interface Settled {
  readonly entry: Waiting;
  readonly answer?: unknown;
  readonly refusal?: NonNullable<OutboxEntry['refusal']>;
  /** Whether somebody waits for it with a form on the screen, who is told there. */
  readonly isAwaited: boolean;
}

/**
 * The one outbox of a person on this device. Changes are put into the local database and sent from there, by one of the
 * open windows; all windows know what waits. See `outbox-model.ts` for the rules.
 */
export class DeviceOutbox implements Outbox, Disposable {
  readonly #parts: DeviceOutboxParts;
  readonly #channel: BroadcastChannel;
  readonly #stopping = new AbortController();
  readonly #awaited = new Map<string, (settled: Settled) => void>();
  readonly #listeners = new Set<() => void>();
  readonly #sending = new Set<string>();
  #entries: readonly Waiting[] = [];
  #isSender = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOnline = true;
  /** Aborted when the connection is lost: an answer on its way is not waited for any more. */
  #line = new AbortController();

  constructor(parts: DeviceOutboxParts) {
    this.#parts = parts;
    this.#channel = new BroadcastChannel(`kontor-outbox-${parts.person}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.type === 'settled') this.#settle(data);
      if (data.type === 'wake') this.#failures = 0;
      void this.#reload();
    };
  }

  /** Loads what waits and sends it, unless another window does. */
  async start(): Promise<void> {
    await this.#reload();
    const { signal } = this.#stopping;
    const held = navigator.locks.request(`kontor-outbox-${this.#parts.person}`, { signal }, async () => {
      // Closed while it waited or began, it would keep the lock, and no other window would ever send.
      if (signal.aborted) return;
      this.#isSender = true;
      await this.#reload();
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    held.catch((failure: unknown) => {
      if (!signal.aborted) throw failure;
    });
  }

  dispose(): void {
    this.#stopping.abort();
    this.#isSender = false;
    clearTimeout(this.#timer);
    this.#channel.close();
  }

  /** What waits or was refused, in order; the same list as long as nothing changes. */
  get entries(): readonly Waiting[] {
    return this.#entries;
  }

  /** Calls back after every change of `entries`; the answer stops that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says whether the server can be reached: nobody waits for an answer that cannot come. */
  setOnline(isOnline: boolean): void {
    const isBack = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (!isOnline) {
      this.#line.abort();
      this.#line = new AbortController();
    }
    if (isBack) this.wake();
  }

  /** Tries again at once, in whichever window does the sending. */
  wake(): void {
    this.#failures = 0;
    if (this.#isSender) this.#pump();
    else this.#tell({ type: 'wake' });
  }

  async send(change: OutgoingChange): Promise<Sent> {
    const [sent] = await this.sendAll([change]);
    return sent ?? { state: 'waiting' };
  }

  async sendAll(changes: readonly OutgoingChange[]): Promise<readonly Sent[]> {
    const made = changes.map((change) => ({ entry: this.#entryOf(change), folds: change.folds }));
    const entries = await addEntries(this.#parts.database, made);
    const settled = entries.map(({ id }) => new Promise<Settled>((resolve) => this.#awaited.set(id, resolve)));
    this.#tell({ type: 'changed' });
    await this.#reload();
    const enough = this.#isOnline ? pause(answerWithinMs) : undefined;
    return Promise.all(
      entries.map(async ({ id }, index) => this.#outcomeOf(id, await Promise.race([settled[index], enough]))),
    );
  }

  #entryOf({ after, expects, folds: _folds, refreshes, ...change }: OutgoingChange): OutboxEntry {
    return {
      ...change,
      id: newId(),
      account: this.#parts.account,
      after: [...after],
      expects: expects.map(({ definition, payload, object }) => ({ kind: definition.kind, payload, object })),
      refreshes: [...refreshes],
      madeAt: Date.now(),
      isTried: false,
      refusal: null,
    };
  }

  async #outcomeOf(id: string, outcome: Settled | undefined): Promise<Sent> {
    this.#awaited.delete(id);
    if (!outcome) return { state: 'waiting' };
    if (!outcome.refusal) return { state: 'sent', answer: outcome.answer };
    // The form on the screen says it; the list of waiting changes need not.
    await this.discard(outcome.entry);
    const { code, kind, message } = outcome.refusal;
    return { state: 'refused', error: new ApiError(code, kind, message) };
  }

  /** Sends a refused entry again. */
  async retry(entry: Waiting): Promise<void> {
    await setRefusal(this.#parts.database, entry, null);
    await this.#changed();
  }

  /** Gives a change up. */
  async discard(entry: Waiting): Promise<void> {
    await deleteEntry(this.#parts.database, entry.sequence);
    await this.#changed();
  }

  async forget(id: string): Promise<void> {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry) await this.discard(entry);
  }

  /** Takes a discarded change up again, behind what was added since. */
  async putBack({ sequence: _left, ...entry }: Waiting): Promise<void> {
    await addEntry(this.#parts.database, entry);
    await this.#changed();
  }

  async #changed(): Promise<void> {
    this.#tell({ type: 'changed' });
    await this.#reload();
  }

  async #reload(): Promise<void> {
    const entries = await unlessWiped(listEntries(this.#parts.database));
    if (!entries) return;
    this.#show(entries);
    this.#pump();
  }

  #show(entries: readonly Waiting[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }

  #pump(): void {
    clearTimeout(this.#timer);
    if (!this.#isSender) return;
    const mine = this.#entries.filter(({ account }) => account === this.#parts.account);
    for (const entry of nextToSend(mine, this.#sending, mostAtOnce)) void this.#sendOne(entry);
  }

  async #sendOne(known: Waiting): Promise<void> {
    this.#sending.add(known.object);
    // Another window may have changed or discarded it since.
    const entry = await unlessWiped(claimEntry(this.#parts.database, known));
    if (!entry) {
      this.#sending.delete(known.object);
      return;
    }
    const line = this.#line.signal;
    try {
      const answer = await sendEntry(entry, { person: this.#parts.person, language: this.#parts.language(), line });
      await this.#finish(entry, { entry, answer, isAwaited: false });
    } catch (failure) {
      await this.#fail(entry, failure, line);
    }
  }

  async #fail(entry: Waiting, failure: unknown, line: AbortSignal): Promise<void> {
    if (!(failure instanceof ApiError)) {
      this.#sending.delete(entry.object);
      if (failure instanceof DOMException) return; // the device was wiped: there is nothing more to send
      throw failure;
    }
    const verdict = verdictOf(failure);
    if (verdict === 'refused') {
      const { code, kind, message } = failure;
      const refused = { ...entry, refusal: { code, kind, message } };
      await this.#finish(entry, { entry: refused, refusal: refused.refusal, isAwaited: false });
      return;
    }
    this.#sending.delete(entry.object);
    // Cut off by a loss that is over by now: what was tried says nothing about the line that there is.
    if (line.aborted && this.#isOnline) return this.#pump();
    this.#failures += 1;
    clearTimeout(this.#timer);
    if (verdict === 'sign-in') this.#parts.onUnauthenticated(failure);
    else this.#timer = setTimeout(() => this.#pump(), pauseAfter(this.#failures));
  }

  /** Applied or refused: written down first, then told, and only then the object's next one may go. */
  async #finish(entry: Waiting, settled: Settled): Promise<void> {
    const { database } = this.#parts;
    if (settled.refusal) await setRefusal(database, entry, settled.refusal);
    else await deleteEntry(database, entry.sequence);
    this.#failures = 0;
    this.#sending.delete(entry.object);
    this.#tell({ type: 'settled', ...settled });
    this.#settle(settled);
    await this.#reload();
  }

  #settle(settled: Settled): void {
    // Before anybody shows the answer: from here on it is no longer expected.
    const { entry, refusal } = settled;
    const become = (one: Waiting) => (one.sequence !== entry.sequence ? one : refusal ? { ...one, refusal } : []);
    this.#show(this.#entries.flatMap(become));
    const awaiting = this.#awaited.get(settled.entry.id);
    awaiting?.(settled);
    this.#parts.onSettled({ ...settled, isAwaited: awaiting !== undefined });
  }

  #tell(message: Message): void {
    if (!this.#stopping.signal.aborted) this.#channel.postMessage(message);
  }
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
