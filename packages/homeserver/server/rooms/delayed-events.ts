import { randomBytes } from 'node:crypto';
import type { Database } from '@kontor/database';
import { checkCanonical, type JsonObject } from '../json.ts';
import { forbidden, MatrixError, notFound, tooLarge } from '../matrix-error.ts';
import type { DelayedEventRow } from '../storage/delayed-event-table.ts';
import * as table from '../storage/delayed-event-table.ts';
import type { Caller } from '../users/sessions.ts';
import type { Output, OutputLog } from './output-log.ts';
import type { Rooms } from './rooms.ts';

const longestDelayMs = 24 * 60 * 60 * 1000;
const retryAfterMs = 10_000;
const mostContentBytes = 65_536;
/** Of one person, and of all. */
const [mostOfPerson, mostOfAll] = [100, 20_000];

export interface DelayRequest {
  readonly roomId: string;
  readonly type: string;
  readonly stateKey?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly content: JsonObject;
  readonly delayMs: number;
}

export type DelayAction = 'cancel' | 'restart' | 'send';

interface Parts {
  readonly database: Database;
  readonly rooms: Rooms;
  readonly outputs: OutputLog;
}

/** Sends one; throws `MatrixError` where the room does not allow it. */
export type Deliver = (row: DelayedEventRow) => Promise<void>;

/** Events that are sent when their time has come, also after a restart, unless they are cancelled before (MSC4140). */
export class DelayedEvents {
  readonly #parts: Parts;
  #deliver: Deliver = () => Promise.reject(new Error('Delayed events have not been started'));
  readonly #onFailure: (failure: unknown) => void;
  readonly #waiting = new Map<string, DelayedEventRow>();
  readonly #sending = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #notBefore = 0;

  constructor(parts: Parts, onFailure: (failure: unknown) => void) {
    this.#parts = parts;
    this.#onFailure = onFailure;
    parts.outputs.listen((output) => this.#hear(output));
  }

  /** Sends what came due meanwhile, and everything else when its time has come. */
  async start(deliver: Deliver): Promise<void> {
    this.#deliver = deliver;
    const rows = await this.#parts.database.transaction((tx) => table.listDelayedEvents(tx));
    for (const row of rows) this.#waiting.set(row.delay_id, row);
    this.#schedule();
  }

  /** Nothing is sent any more; what waits does so until the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#sending.values());
  }

  /** The id by which it is cancelled; the same for the same transaction. */
  async add(caller: Caller, request: DelayRequest): Promise<string> {
    const { roomId, type, stateKey = null, transactionId = null, content, delayMs } = request;
    if (delayMs > longestDelayMs) throw tooLong();
    checkCanonical(content);
    const text = JSON.stringify(content);
    if (Buffer.byteLength(text) > mostContentBytes) throw tooLarge('The event is larger than 64 KiB');
    await this.#parts.rooms.use(roomId, (room) => {
      if (!room.isJoined(caller.userId)) throw forbidden('You are not in this room');
    });
    const device = caller.deviceId ?? null;
    const own = this.#of(caller.userId);
    const isSame = (row: DelayedEventRow) =>
      row.transaction_id === transactionId && row.device_id === device && row.room_id === roomId && row.type === type;
    const same = transactionId === null ? undefined : own.find(isSame);
    if (same) return same.delay_id;
    if (own.length >= mostOfPerson || this.#waiting.size >= mostOfAll)
      throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too many events wait to be sent', { retry_after_ms: 60_000 });
    const row: DelayedEventRow = {
      ...{ delay_id: randomBytes(18).toString('base64url'), user_id: caller.userId, device_id: device },
      ...{ room_id: roomId, type, state_key: stateKey, transaction_id: transactionId, content: text },
      ...{ delay: delayMs, running_since: Date.now() },
    };
    this.#waiting.set(row.delay_id, row);
    try {
      await this.#parts.database.transaction((tx) => table.addDelayedEvent(tx, row));
    } catch (failure) {
      this.#waiting.delete(row.delay_id);
      throw failure;
    }
    this.#schedule();
    return row.delay_id;
  }

  /** What waits; no longer what is being sent right now. */
  list(userId: string): DelayedEventRow[] {
    return this.#of(userId).filter((row) => !this.#sending.has(row.delay_id));
  }

  #of(userId: string): DelayedEventRow[] {
    return [...this.#waiting.values()].filter((row) => row.user_id === userId);
  }

  /** Throws M_NOT_FOUND for what does not wait, or is somebody else's. */
  async act(userId: string, delayId: string, action: DelayAction): Promise<void> {
    const row = this.#waiting.get(delayId);
    if (row?.user_id !== userId || this.#sending.has(delayId)) throw notFound('No such event waits to be sent');
    if (action === 'send') {
      await this.#send(row, { isAsked: true });
    } else if (action === 'cancel') {
      await this.#forget([row]);
    } else {
      const now = Date.now();
      this.#waiting.set(delayId, { ...row, running_since: now });
      await this.#parts.database.transaction((tx) => table.restartDelayedEvent(tx, delayId, now));
      this.#schedule();
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    let next = Number.POSITIVE_INFINITY;
    for (const row of this.#waiting.values()) if (!this.#sending.has(row.delay_id)) next = Math.min(next, dueAt(row));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(
      () => this.#sendDue(),
      Math.min(Math.max(0, Math.max(next, this.#notBefore) - Date.now()), longestDelayMs),
    ).unref();
  }

  #sendDue(): void {
    const now = Date.now();
    for (const row of this.#waiting.values())
      if (dueAt(row) <= now && !this.#sending.has(row.delay_id)) void this.#send(row, { isAsked: false });
    this.#schedule();
  }

  /** Sends it once: what was sent and could not be crossed out before a crash is known by its transaction or content. */
  async #send(row: DelayedEventRow, { isAsked }: { readonly isAsked: boolean }): Promise<void> {
    const sent = this.#deliver(row);
    const done = sent
      .catch((failure: unknown) => {
        // What the room no longer allows is dropped; what could not be written is tried again.
        if (failure instanceof MatrixError) return;
        this.#notBefore = Date.now() + retryAfterMs;
        throw failure;
      })
      .then(() => this.#forget([row]))
      .catch((failure: unknown) => this.#onFailure(failure))
      .finally(() => {
        this.#sending.delete(row.delay_id);
        this.#schedule();
      });
    this.#sending.set(row.delay_id, done);
    await done;
    if (isAsked) await sent;
  }

  async #forget(rows: readonly DelayedEventRow[]): Promise<void> {
    const ids = rows.map((row) => row.delay_id);
    await this.#parts.database.transaction((tx) => table.deleteDelayedEvents(tx, ids));
    for (const id of ids) this.#waiting.delete(id);
  }

  /** State that somebody else has set meanwhile is newer than what waits. */
  #hear(output: Output): void {
    if (this.#waiting.size === 0 || output.kind !== 'event' || output.event.stateKey === undefined) return;
    const { roomId, event } = output;
    const outdated = [...this.#waiting.values()].filter(
      (row) =>
        row.room_id === roomId &&
        row.type === event.type &&
        row.state_key === event.stateKey &&
        row.user_id !== event.sender &&
        !this.#sending.has(row.delay_id),
    );
    if (outdated.length > 0) void this.#forget(outdated).catch((failure: unknown) => this.#onFailure(failure));
  }
}

const dueAt = ({ running_since: since, delay }: DelayedEventRow) => since + delay;

const tooLong = () =>
  new MatrixError(400, 'M_UNKNOWN', 'Events wait for a day at most', {
    'org.matrix.msc4140.errcode': 'M_MAX_DELAY_EXCEEDED',
    'org.matrix.msc4140.max_delay': longestDelayMs,
  });
