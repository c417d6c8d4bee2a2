import type { Socket } from 'node:net';
import * as Y from 'yjs';
import { type CollabRight, collabCloseCodes } from '../shared/index.ts';
import { isUpdate, knowsUpdate } from './check-update.ts';
import type { DocumentClient } from './document-client.ts';
import type { FrameSocket } from './frame-socket.ts';
import { type ClientFrame, deniedFrame, lifeSign, readFrame, savedFrame, syncFrame } from './frames.ts';
import { Inbox } from './inbox.ts';
import type { CollabLimits } from './limits.ts';
import { Message } from './message.ts';
import type { Outgoing } from './outgoing.ts';
import type { Speaker } from './presence.ts';
import type { SharedDocument } from './shared-document.ts';
import type { Participant } from './shared-noun.ts';
import type { PendingUpdate } from './write-group.ts';

export interface Wires {
  readonly socket: FrameSocket;
  /** What the websocket, without extensions, runs on: what is said in one turn leaves together. */
  readonly line?: Socket | undefined;
}

/** What is larger is not copied to leave together with other things. */
const largestJoined = 64 * 1024;

/** What a connection needs of its server. */
export interface Surroundings {
  readonly limits: CollabLimits;
  readonly outgoing: Outgoing;
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
  readonly #socket: FrameSocket;
  readonly #line: Socket | undefined;
  readonly #around: Surroundings;
  /** What is to be sent at the end of this turn. */
  #said: Message[] = [];
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #document: SharedDocument | undefined;
  #right: CollabRight | undefined;
  #speaker: Speaker;
  readonly #inbox: Inbox;
  /** Why nothing is read at the moment. */
  readonly #resting = new Set<'inbox' | 'database'>();
  #saved = 0;
  #refused = 0;
  #isAlive = true;
  #isSentAway = false;

  constructor({ socket, line }: Wires, participant: Participant, around: Surroundings) {
    this.#socket = socket;
    this.#line = line;
    this.participant = participant;
    this.#around = around;
    this.#inbox = new Inbox({
      limits: around.limits,
      hear: (frame) => this.#hear(frame),
      setResting: (isResting) => this.#rest('inbox', isResting),
    });
    this.#speaker = { person: participant.person, name: '', clientId: undefined };
    // Without a listener a broken frame would end the process; `close` follows by itself.
    socket.on('error', () => undefined);
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
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
    this.#tell(syncFrame('step1', Y.encodeStateVector(document.doc)));
    const others = document.presence.encodeAll();
    if (others) this.#tell(others);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const bytes of waiting) this.#inbox.receive(bytes);
    if (!this.isOpen) this.#leave();
  }

  /** The right is another now. Whoever may write again is asked for what was refused meanwhile. */
  changeRight(right: CollabRight): void {
    if (right === this.#right || !this.#document) return;
    this.#right = right;
    if (right === 'write') this.#tell(syncFrame('step1', Y.encodeStateVector(this.#document.doc)));
    else this.#hide();
  }

  /** So many more of its updates are committed. */
  acknowledge(count: number): void {
    this.#saved += count;
    this.#tell(savedFrame(this.#saved));
  }

  send(message: Message): void {
    if (!this.isOpen) return;
    if (this.#socket.bufferedAmount > this.#around.limits.backlog) this.close(collabCloseCodes.tooSlow);
    else if (!this.#line || message.content.length > largestJoined) {
      this.flush();
      this.#socket.send(message.content);
    } else {
      this.#said.push(message);
      if (this.#said.length === 1) this.#around.outgoing.hold(this);
    }
  }

  /** Sends what was said in this turn. */
  flush(): void {
    const said = this.#said;
    if (said.length === 0) return;
    this.#said = [];
    // After the word of farewell, whoever said it, nothing may follow.
    if (this.isOpen) this.#line?.write(this.#around.outgoing.join(said));
  }

  close(code: number): void {
    this.flush();
    this.#isSentAway = true;
    this.#waiting = [];
    this.#inbox.clear();
    this.#socket.close(code);
  }

  /** A sign of life to the client; false when it gave none since the last time, and is cut off. */
  beat(): boolean {
    // What it sends is not read at the moment.
    if (!this.#isAlive && this.#resting.size === 0) {
      this.#socket.terminate();
      return false;
    }
    this.#isAlive = false;
    this.#socket.ping();
    this.send(lifeSign);
    return true;
  }

  #tell(frame: Uint8Array): void {
    this.send(new Message(frame));
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!this.isOpen) return;
    if (!isBinary) this.close(collabCloseCodes.badMessage);
    else if (data.length > this.#around.limits.frame) this.close(collabCloseCodes.tooLarge);
    else if (this.#document) this.#inbox.receive(data);
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
    if (this.#isSentAway) return;
    const frame = readFrame(bytes);
    if (!frame || !this.#obey(frame, bytes)) this.close(collabCloseCodes.badMessage);
  }

  /** False when the frame is malformed inside. */
  #obey(frame: ClientFrame, bytes: Uint8Array): boolean {
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
        if (all) this.#tell(all);
        return true;
      }
      default:
        return this.#write(document, frame, bytes);
    }
  }

  #answer(document: SharedDocument, stateVector: Uint8Array): boolean {
    try {
      this.#tell(syncFrame('step2', Y.encodeStateAsUpdate(document.doc, stateVector)));
      return true;
    } catch {
      // No state vector.
      return false;
    }
  }

  #write(
    document: SharedDocument,
    { type, update }: { type: 'step2' | 'update'; update: Uint8Array },
    frame: Uint8Array,
  ): boolean {
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
      document.telling.update(update, this, type === 'update' ? frame : undefined);
    }
    this.#around.commit({ document, connection: this, bytes: hasNothingNew ? undefined : update });
    this.#restWhenTooMuchWaits();
    return true;
  }

  #refuse(): void {
    this.#refused += 1;
    if (this.#refused > this.#around.limits.refusals) this.close(collabCloseCodes.forbidden);
    else this.#tell(deniedFrame('read-only'));
  }

  #restWhenTooMuchWaits(): void {
    const onRelief = this.#around.findRelief();
    if (!onRelief || this.#resting.has('database')) return;
    this.#rest('database', true);
    onRelief(() => this.#rest('database', false));
  }

  #rest(reason: 'inbox' | 'database', isResting: boolean): void {
    if (isResting) this.#resting.add(reason);
    else this.#resting.delete(reason);
    if (this.#resting.size > 0) this.#socket.pause();
    else this.#socket.resume();
  }

  #hide(): void {
    if (!this.#document) return;
    this.#document.presence.leave(this.#speaker);
    this.#document.telling.presenceChanged();
  }

  /** What was said before stays said: a quick close drops nothing. */
  #leave(): void {
    this.#inbox.drain();
    this.#hide();
    this.#document?.connections.delete(this);
    this.#around.closed(this);
  }
}
