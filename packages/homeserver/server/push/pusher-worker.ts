import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@kontor/database';
import type { HomeserverConfig } from '../config.ts';
import { type PostAnswer, postJson } from '../outgoing/post-json.ts';
import { PrivateAddress } from '../outgoing/private-address.ts';
import type { Receipts } from '../rooms/receipts.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { NoSuchRoom } from '../rooms/rooms.ts';
import { deletePusher, findPusher, type PusherKey, type PusherRow } from '../storage/pusher-table.ts';
import { badgeBody, type Push, pushBody } from './push-notification.ts';
import { gatewayOf } from './pusher.ts';
import type { Unread } from './unread.ts';
import { isRead } from './unread-room.ts';

const mostWaiting = 200;
const timeoutMs = 20_000;
const firstDelayMs = 1_000;
const longestDelayMs = 60 * 60 * 1_000;
/** What is under way when the server stops may take so long; given up, it would be delivered a second time. */
const closingMs = 1_000;
/** What could not be delivered for so long is old news. */
const worthwhileMs = 24 * 60 * 60 * 1_000;

interface Parts {
  readonly config: HomeserverConfig;
  readonly database: Database;
  readonly rooms: Rooms;
  readonly receipts: Receipts;
  readonly unread: Unread;
}

/** Delivers to one pusher: one thing at a time, in order, again and again until the gateway takes it. */
export class PusherWorker {
  readonly key: PusherKey;
  /** Everything up to here is done with. */
  position: number;
  readonly #core: Parts;
  readonly #closing = new AbortController();
  readonly #givenUp = new AbortController();
  readonly #onGone: () => void;
  #queue: Push[] = [];
  #hasNewCount = false;
  #running: Promise<void> | undefined;

  constructor(core: Parts, row: PusherRow, onGone: () => void) {
    this.#core = core;
    this.key = { user_id: row.user_id, app_id: row.app_id, pushkey: row.pushkey };
    this.position = row.position;
    this.#onGone = onGone;
  }

  get isIdle(): boolean {
    return this.#running === undefined && this.#queue.length === 0;
  }

  push(push: Push): void {
    this.#queue.push(push);
    if (this.#queue.length > mostWaiting) this.#queue.shift();
    this.#start();
  }

  /** Something was read: the count on the device is no longer right. */
  recount(): void {
    this.#hasNewCount = true;
    this.#start();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const timer = setTimeout(() => this.#givenUp.abort(), closingMs);
    await this.#running;
    clearTimeout(timer);
  }

  #start(): void {
    if (this.#running || this.#closing.signal.aborted) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#queue.length > 0 || this.#hasNewCount) this.#start();
    });
  }

  async #run(): Promise<void> {
    let delay = firstDelayMs;
    while ((this.#queue.length > 0 || this.#hasNewCount) && !this.#closing.signal.aborted) {
      const isDone = await this.#deliverNext().catch((failure: unknown) => this.#giveUp(failure));
      if (isDone) {
        delay = firstDelayMs;
        continue;
      }
      await sleep(delay, undefined, { signal: this.#closing.signal, ref: false }).catch(() => undefined);
      delay = Math.min(delay * 2, longestDelayMs);
    }
  }

  /** Whether the next thing is done with: delivered, or no longer worth it. Throws where the gateway cannot be reached. */
  async #deliverNext(): Promise<boolean> {
    const row = await this.#core.database.transaction((tx) => findPusher(tx, this.key));
    if (!row) {
      this.#forget();
      return true;
    }
    const [push] = this.#queue;
    if (push && (await this.#isOver(push))) return this.#done(push);
    const unread = await this.#core.unread.totalOf(this.key.user_id);
    const body = push
      ? await this.#core.rooms.use(push.event.roomId, (room) => pushBody(row, room, push, unread))
      : badgeBody(row, unread);
    this.#hasNewCount = false; // the count goes along with whatever is sent
    const { skipVerify } = this.#core.config;
    const answer = await postJson(gatewayOf(row).url, body, { skipVerify, timeoutMs, signal: this.#givenUp.signal });
    if (answer.status < 200 || answer.status >= 300) {
      // A count alone is not worth a second try: the next one brings it.
      return push === undefined;
    }
    if (this.#isRejected(answer)) {
      await this.#core.database.transaction((tx) => deletePusher(tx, this.key));
      this.#forget();
      return true;
    }
    return push ? this.#done(push) : true;
  }

  /** Whether it is no use to try again; a gateway that cannot be reached right now is. */
  #giveUp(failure: unknown): boolean {
    if (failure instanceof NoSuchRoom) this.#queue.shift();
    if (!(failure instanceof PrivateAddress)) return failure instanceof NoSuchRoom;
    this.#queue = [];
    return true;
  }

  #isRejected({ body }: PostAnswer): boolean {
    return Array.isArray(body.rejected) && body.rejected.includes(this.key.pushkey);
  }

  /** Read meanwhile, redacted, or too old. */
  async #isOver({ event }: Push): Promise<boolean> {
    if (Date.now() - event.sentAt > worthwhileMs && event.sentAt > 0) return true;
    const own = await this.#core.receipts.own(event.roomId, this.key.user_id);
    const thread = event.row.relation === 'm.thread' ? (event.row.relates_to ?? '') : '';
    if (isRead(own, { position: event.position, thread })) return true;
    const recent = this.#core.rooms.peek(event.roomId)?.recent;
    return recent?.find(({ position }) => position === event.position)?.isRedacted === true;
  }

  #done(push: Push): boolean {
    if (this.#queue[0] === push) this.#queue.shift();
    this.position = Math.max(this.position, push.event.position);
    return true;
  }

  #forget(): void {
    this.#queue = [];
    this.#hasNewCount = false;
    this.#onGone();
  }
}
