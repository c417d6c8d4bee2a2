import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type CollabRight, collabCloseCodes } from '../shared/index.ts';
import { isUpdate, knowsUpdate } from './check-update.ts';
import type { CorkedLines } from './corked-lines.ts';
import type { DocumentClient } from './document-client.ts';
import { type ClientFrame, deniedFrame, lifeSign, readFrame, savedFrame, syncFrame } from './frames.ts';
import type { CollabLimits } from './limits.ts';
import type { Speaker } from './presence.ts';
import type { SharedDocument } from './shared-document.ts';
import type { Participant } from './shared-noun.ts';
import type { PendingUpdate } from './write-group.ts';

export interface Wires {
  readonly socket: WebSocket;
  /** What the websocket runs on: what is said in one turn leaves together. */
  readonly line?: Socket | undefined;
}

/** What a connection needs of its server. */
export interface Surroundings {
  readonly limits: CollabLimits;
  readonly lines: CorkedLines;
  /** Hands an update over to be committed. */
  commit(update: PendingUpdate): void;
  /** More waits for the database than should; calls back once it is less. */
  findRelief(): ((listener: () => void) => void) | undefined;
  /** Yjs failed within an update: what the document has in memory is not to be trusted. */
  spoilt(document: SharedDocument): void;
  closed(connection: Connection): void;
}

/** One client at one document. Nothing that it says counts before it is told what it may do (C11). */
export class Connection implements DocumentClient {
  readonly participant: Participant;
  readonly #socket: WebSocket;
  readonly #line: Socket | undefined;
  readonly #around: Surroundings;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #document: SharedDocument | undefined;
  #right: CollabRight | undefined;
  #speaker: Speaker;
  #saved = 0;
  #refused = 0;
  #isAlive = true;
  #isSentAway = false;

  constructor({ socket, line }: Wires, participant: Participant, around: Surroundings) {
    this.#socket = socket;
    this.#line = line;
    this.participant = participant;
    this.#around = around;
    this.#speaker = { person: participant.person, name: '', clientId: undefined };
    // Without a listener a broken frame would end the process; `close` follows by itself.
    socket.on('error', () => undefined);
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('message', (data, isBinary) => this.#receive(data as Buffer, isBinary));
    socket.on('close', () => this.#leave());
  }

  get right(): CollabRight | undefined {
    return this.#right;
  }

  get clientId(): number | undefined {
    return this.#speaker.clientId;
  }

  get document(): SharedDocument | undefined {
    return this.#document;
  }

  /** It is open, or has said something before it left that is still to be heard. */
  get isToBeHeard(): boolean {
    return this.isOpen || (this.#waiting.length > 0 && !this.#isSentAway);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** The document is there and the right is known: asks for what the client has, and hears what it said meanwhile. */
  begin(document: SharedDocument, right: CollabRight, name: string): void {
    this.#document = document;
    this.#right = right;
    this.#speaker = { person: this.participant.person, name, clientId: undefined };
    document.connections.add(this);
    this.send(syncFrame('step1', Y.encodeStateVector(document.doc)));
    const others = document.presence.encodeAll();
    if (others) this.send(others);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const bytes of waiting) if (!this.#isSentAway) this.#hear(bytes);
    if (!this.isOpen) this.#leave();
  }

  /** The right is another now. Whoever may write again is asked for what was refused meanwhile. */
  changeRight(right: CollabRight): void {
    if (right === this.#right || !this.#document) return;
    this.#right = right;
    if (right === 'write') this.send(syncFrame('step1', Y.encodeStateVector(this.#document.doc)));
    else this.#hide();
  }

  /** So many more of its updates are committed. */
  acknowledge(count: number): void {
    this.#saved += count;
    this.send(savedFrame(this.#saved));
  }

  send(frame: Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#socket.bufferedAmount > this.#around.limits.backlog) this.close(collabCloseCodes.tooSlow);
    else {
      if (this.#line) this.#around.lines.cork(this.#line);
      this.#socket.send(frame);
    }
  }

  close(code: number): void {
    this.#isSentAway = true;
    this.#waiting = [];
    this.#socket.close(code);
  }

  /** A sign of life to the client; false when it gave none since the last time, and is cut off. */
  beat(): boolean {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return false;
    }
    this.#isAlive = false;
    this.#socket.ping();
    this.send(lifeSign);
    return true;
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!this.isOpen) return;
    if (!isBinary) this.close(collabCloseCodes.badMessage);
    else if (data.length > this.#around.limits.frame) this.close(collabCloseCodes.tooLarge);
    else if (this.#document) this.#hear(data);
    else this.#keep(data);
  }

  #keep(data: Buffer): void {
    const { waitingFrames, waitingBytes } = this.#around.limits;
    this.#waitingBytes += data.length;
    if (this.#waiting.length >= waitingFrames || this.#waitingBytes > waitingBytes) {
      this.close(collabCloseCodes.tooLarge);
    } else this.#waiting.push(data);
  }

  #hear(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (!frame || !this.#obey(frame)) this.close(collabCloseCodes.badMessage);
  }

  /** False when the frame is malformed inside. */
  #obey(frame: ClientFrame): boolean {
    const document = this.#document;
    if (!document || document.isDiscarded) return true;
    switch (frame.type) {
      case 'step1':
        return this.#answer(document, frame.stateVector);
      case 'awareness':
        // Whoever only reads is not shown: who has read what is nobody's business.
        if (this.#right !== 'write') return true;
        if (!document.presence.hear(this.#speaker, frame.update)) return false;
        document.telling.presenceChanged();
        return true;
      case 'queryAwareness': {
        const all = document.presence.encodeAll();
        if (all) this.send(all);
        return true;
      }
      default:
        return this.#write(document, frame);
    }
  }

  #answer(document: SharedDocument, stateVector: Uint8Array): boolean {
    try {
      this.send(syncFrame('step2', Y.encodeStateAsUpdate(document.doc, stateVector)));
      return true;
    } catch {
      // No state vector.
      return false;
    }
  }

  #write(document: SharedDocument, { type, update }: { type: 'step2' | 'update'; update: Uint8Array }): boolean {
    if (!isUpdate(update)) return false;
    const hasNothingNew = type === 'step2' && knowsUpdate(document.doc, update);
    if (this.#right !== 'write' && !hasNothingNew) {
      this.#refuse();
      return true;
    }
    if (document.bytes + update.length > this.#around.limits.document) {
      this.close(collabCloseCodes.tooLarge);
      return true;
    }
    if (!hasNothingNew) {
      try {
        document.apply(update);
      } catch {
        this.close(collabCloseCodes.badMessage);
        this.#around.spoilt(document);
        return true;
      }
      document.telling.update(update, this);
    }
    this.#around.commit({ document, connection: this, bytes: hasNothingNew ? undefined : update });
    this.#restWhenTooMuchWaits();
    return true;
  }

  #refuse(): void {
    this.#refused += 1;
    if (this.#refused > this.#around.limits.refusals) this.close(collabCloseCodes.forbidden);
    else this.send(deniedFrame('read-only'));
  }

  #restWhenTooMuchWaits(): void {
    const onRelief = this.#around.findRelief();
    if (!onRelief || this.#socket.isPaused) return;
    this.#socket.pause();
    onRelief(() => this.#socket.resume());
  }

  #hide(): void {
    if (!this.#document) return;
    this.#document.presence.leave(this.#speaker);
    this.#document.telling.presenceChanged();
  }

  /** What was said before stays said: a quick close drops nothing. */
  #leave(): void {
    this.#hide();
    this.#document?.connections.delete(this);
    this.#around.closed(this);
  }
}
