import { isUuid } from '@kontor/base';
import { decodePiece, encodePiece, takeFirst } from '../shared/index.ts';
import { browserWindow } from './browser-window.ts';
import { type DocumentSocket, lostCode, readyStates } from './document-socket.ts';
import { callAgain, callOnce, type Fetch, LineOver } from './polled-line.ts';

/** What is larger together is not sent at once, so that a slow line is not busy for long. */
const largestPiece = 64 * 1024;
/** Between two requests that send something. */
const paceMs = 50;
/** Where the server hears nothing more for the moment. */
const restMs = 1_000;
const openWithinMs = 10_000;
/** The server answers after 25 s at the latest. */
const answerWithinMs = 40_000;
/** A line on which nothing larger is given up before it is through. */
const slowestBytesPerMs = 10;
/** What is sent in the moment in which the page goes may be no larger (Fetch standard, `keepalive`); frames alone, less. */
const largestKept = 64 * 1024;
const largestFarewell = 60 * 1024;
/** As of a websocket that the page leaves behind, or that it closes (RFC 6455, 7.4.1). */
const closeCodes = { normal: 1000, goingAway: 1001 } as const;

/**
 * The client's end of a connection that travels over HTTP (C29), with the face of a websocket. Whoever closes it hears
 * nothing more of it; what was sent before still leaves.
 */
export class PolledSocket implements DocumentSocket {
  readonly OPEN = readyStates.open;
  onopen: DocumentSocket['onopen'] = null;
  onmessage: DocumentSocket['onmessage'] = null;
  onerror: DocumentSocket['onerror'] = null;
  onclose: DocumentSocket['onclose'] = null;
  readonly #fetch: Fetch;
  readonly #over = new AbortController();
  #readyState: number = readyStates.connecting;
  #address = '';
  #fetched = 0;
  #heard = 0;
  /** What was sent after the first `#heard` frames; the server is not known to have heard it. */
  #unheard: Uint8Array[] = [];
  #isSpeaking = false;
  #isLeaving = false;
  #spokenAt = 0;

  /** @param url Of the websocket in whose place this is: `wss://host/collab/…` */
  constructor(url: string, fetch: Fetch) {
    this.#fetch = fetch;
    void this.#guard(this.#open(new URL(url)));
  }

  get readyState(): number {
    return this.#readyState;
  }

  send(frame: Uint8Array): void {
    if (this.#readyState !== readyStates.open) return;
    this.#unheard.push(frame);
    if (!this.#isSpeaking) void this.#guard(this.#speak());
  }

  close(): void {
    const wasOpen = this.#readyState === readyStates.open;
    this.#end();
    if (!wasOpen) return;
    this.#isLeaving = true;
    if (!this.#isSpeaking) void this.#guard(this.#speak());
  }

  async #open(url: URL): Promise<void> {
    url.protocol = url.protocol.replace('ws', 'http');
    url.pathname = `/api${url.pathname}`;
    const call = { address: url.href, body: new Uint8Array(), withinMs: openWithinMs, signal: this.#over.signal };
    const answer = await callOnce(this.#fetch, call);
    const id = new TextDecoder().decode(answer);
    if (!isUuid(id)) throw new LineOver(lostCode);
    if (this.#over.signal.aborted) return;
    this.#address = new URL(`/api/collab/connections/${id}`, url).href;
    this.#readyState = readyStates.open;
    browserWindow.addEventListener?.('pagehide', this.#leaveWithPage, { signal: this.#over.signal });
    this.onopen?.();
    await this.#listen();
  }

  async #listen(): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      const address = `${this.#address}?after=${this.#fetched}`;
      const piece = decodePiece(await callAgain(this.#fetch, { address, withinMs: answerWithinMs, signal }));
      if (!piece) throw new LineOver(lostCode);
      for (const data of piece.frames) {
        if (signal.aborted) return;
        this.#fetched += 1;
        this.onmessage?.({ data });
      }
      if (piece.closeCode !== undefined) throw new LineOver(piece.closeCode);
    }
  }

  /** One request after the other, so that nothing overtakes what was said before. */
  async #speak(): Promise<void> {
    this.#isSpeaking = true;
    // What else is said in this moment leaves with it.
    await Promise.resolve();
    while (this.#unheard.length > 0 ? this.#isOpenOrLeaving : this.#isLeaving) {
      await pause(this.#spokenAt + paceMs - performance.now());
      this.#spokenAt = performance.now();
      const before = this.#heard;
      if (await this.#tell(takeFirst(this.#unheard, largestPiece))) break;
      if (this.#heard === before) await pause(restMs);
    }
    this.#isSpeaking = false;
  }

  get #isOpenOrLeaving(): boolean {
    return this.#isLeaving || this.#readyState === readyStates.open;
  }

  /** True when the server has heard the last of it, and that it was the last. */
  async #tell(frames: readonly Uint8Array[]): Promise<boolean> {
    const isLast = this.#isLeaving && frames.length === this.#unheard.length;
    const body = encodePiece({ frames, closeCode: isLast ? closeCodes.normal : undefined });
    const withinMs = answerWithinMs + Math.ceil(body.length / slowestBytesPerMs);
    const answer = await callAgain(this.#fetch, { ...this.#telling(body), withinMs });
    const heard = Number(new TextDecoder().decode(answer));
    if (!Number.isSafeInteger(heard)) throw new LineOver(lostCode);
    this.#unheard.splice(0, Math.max(0, heard - this.#heard));
    this.#heard = Math.max(this.#heard, heard);
    return isLast && this.#unheard.length === 0;
  }

  #telling(body: Uint8Array<ArrayBuffer>) {
    return { address: `${this.#address}?after=${this.#heard}`, body };
  }

  /** No answer is waited for: what the server heard before, it does not hear again. */
  readonly #leaveWithPage = (): void => {
    const frames = takeFirst(this.#unheard, largestFarewell);
    const body = encodePiece({ frames, closeCode: closeCodes.goingAway });
    const { address } = this.#telling(body);
    const keepalive = body.length <= largestKept;
    const headers = { 'content-type': 'application/octet-stream' };
    void this.#fetch(address, { method: 'POST', body, keepalive, headers }).catch(() => undefined);
    // A page that is looked at again, as it was, connects anew.
    this.#end(closeCodes.goingAway);
  };

  async #guard(way: Promise<void>): Promise<void> {
    try {
      await way;
    } catch (failure) {
      this.#end(failure instanceof LineOver ? failure.code : lostCode);
      if (!(failure instanceof LineOver)) throw failure;
    }
  }

  #end(code?: number): void {
    if (this.#readyState === readyStates.closed) return;
    this.#readyState = readyStates.closed;
    this.#over.abort();
    if (code !== undefined) this.onclose?.({ code, reason: '' });
  }
}

function pause(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
