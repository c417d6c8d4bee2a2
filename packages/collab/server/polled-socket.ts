import { EventEmitter } from 'node:events';
import { collabCloseCodes, type Piece, takeFirst } from '../shared/index.ts';
import { Bell } from './bell.ts';
import type { FrameSocket } from './frame-socket.ts';

/** What is larger together is not sent in one answer. */
const largestPiece = 1024 * 1024;
/** What is said within so short a time leaves together. */
const gatherMs = 5;
/** Between two answers that say something, for a client that is told one thing after the other. */
const paceMs = 50;
/** How long a client may be between two questions until it counts as gone. */
const patienceMs = 15_000;
/** A client that is not read meanwhile learns how much of it was heard, and asks again. */
const longestHearingMs = 20_000;

/** As of a websocket. */
const readyStates = { open: 1, closed: 3 } as const;

/**
 * The server's end of a connection that travels over HTTP (C29): what it sends is fetched by the client, what the client
 * sends is handed in. Frames are numbered in each direction, from 1, so that whatever is asked or sent again, because an
 * answer was lost, counts once.
 */
export class PolledSocket extends EventEmitter implements FrameSocket {
  readonly OPEN = readyStates.open;
  readonly #poll = new Bell();
  readonly #reading = new Bell();
  /** What was sent after the first `#fetched` frames; the client is not known to have it. */
  #unfetched: Uint8Array[] = [];
  #unfetchedBytes = 0;
  #fetched = 0;
  #heard = 0;
  #polls = 0;
  #waiting = 0;
  #seenAt = performance.now();
  #answeredAt = 0;
  #isPaused = false;
  #closeCode: number | undefined;

  get readyState(): number {
    return this.#closeCode === undefined ? readyStates.open : readyStates.closed;
  }

  get bufferedAmount(): number {
    return this.#unfetchedBytes;
  }

  send(frame: Uint8Array): void {
    if (this.#closeCode !== undefined) return;
    this.#unfetched.push(frame);
    this.#unfetchedBytes += frame.length;
    this.#poll.ring();
  }

  ping(): void {
    if (this.#waiting > 0 || performance.now() - this.#seenAt < patienceMs) this.emit('pong');
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#reading.ring();
  }

  /** The code is part of the next answer, after what was sent before. */
  close(code: number): void {
    if (this.#closeCode !== undefined) return;
    this.#closeCode = code;
    this.#poll.ring();
    this.#reading.ring();
    setImmediate(() => this.emit('close'));
  }

  terminate(): void {
    // As browsers say of a websocket that ended without a word (RFC 6455, 7.4.1).
    this.close(1006);
  }

  /**
   * What follows the first `after` frames, which the client has; waits for something to say. Of two questions the older is
   * answered with nothing.
   * @param left The client has gone: it does not hear the answer.
   */
  async fetch(after: number, waitMs: number, left: AbortSignal): Promise<Piece> {
    this.#polls += 1;
    const poll = this.#polls;
    if (!this.#forget(after)) this.close(collabCloseCodes.badMessage);
    this.#waiting += 1;
    const ring = () => this.#poll.ring();
    left.addEventListener('abort', ring);
    if (this.#unfetched.length === 0 && this.#closeCode === undefined) await this.#poll.wait(waitMs);
    const early = Math.max(gatherMs, this.#answeredAt + paceMs - performance.now());
    if (this.#unfetched.length > 0) await new Promise((resolve) => setTimeout(resolve, early));
    left.removeEventListener('abort', ring);
    this.#waiting -= 1;
    this.#seenAt = performance.now();
    return poll === this.#polls ? this.#answer() : { frames: [], closeCode: undefined };
  }

  /** Hears what follows the first `after` frames; answers with how many were heard altogether, ever. */
  async hear(after: number, { frames, closeCode }: Piece): Promise<number> {
    this.#seenAt = performance.now();
    // Who leaves does not ask again.
    const longestMs = closeCode === undefined ? longestHearingMs : undefined;
    for (const [index, frame] of frames.entries()) {
      const number = after + index + 1;
      while (this.#isPaused && this.#closeCode === undefined) {
        if (!(await this.#reading.wait(longestMs))) return this.#heard;
      }
      if (this.#closeCode !== undefined) return this.#heard;
      if (number <= this.#heard) continue;
      if (number > this.#heard + 1) this.close(collabCloseCodes.badMessage);
      else {
        this.#heard = number;
        this.emit('message', Buffer.from(frame.buffer, frame.byteOffset, frame.length), true);
      }
    }
    if (closeCode !== undefined) this.close(closeCode);
    return this.#heard;
  }

  #answer(): Piece {
    this.#answeredAt = performance.now();
    const frames = takeFirst(this.#unfetched, largestPiece);
    const isAll = frames.length === this.#unfetched.length;
    return { frames, closeCode: isAll ? this.#closeCode : undefined };
  }

  /** False where the client says that it has what was never sent. */
  #forget(after: number): boolean {
    const count = after - this.#fetched;
    // An old question that comes late.
    if (count <= 0) return true;
    if (count > this.#unfetched.length) return false;
    for (const frame of this.#unfetched.splice(0, count)) this.#unfetchedBytes -= frame.length;
    this.#fetched = after;
    return true;
  }
}
