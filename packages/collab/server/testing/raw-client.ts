import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { messageTypes } from '../../shared/index.ts';
import { syncFrame } from '../frames.ts';

/** A client that says exactly what a test wants it to say. */
export interface RawClient {
  /** Frames that came, as bytes. */
  readonly frames: readonly Uint8Array[];
  /** The last count of committed updates; 0 before there is any. */
  readonly saved: number;
  /** Updates that came from others. */
  readonly updates: readonly Uint8Array[];
  /** What others said of themselves, in order. */
  readonly awareness: readonly (readonly [client: number, state: unknown])[];
  readonly closeCode: number | undefined;
  readonly socket: WebSocket;
  send(frame: Uint8Array | string): void;
  sendUpdate(update: Uint8Array): void;
  close(): void;
}

export async function openRawClient(url: string, document: string, person: string): Promise<RawClient> {
  const socket = new WebSocket(`${url}/${document}?as=${person}`);
  const frames: Uint8Array[] = [];
  let closeCode: number | undefined;
  socket.on('message', (data) => frames.push(new Uint8Array(data as Buffer)));
  socket.on('close', (code) => {
    closeCode = code;
  });
  await once(socket, 'open');
  return {
    frames,
    socket,
    get saved() {
      return Math.max(0, ...frames.map(readSaved));
    },
    get updates() {
      return frames.filter(([type, kind]) => type === 0 && kind === 2).map(readContent);
    },
    get awareness() {
      return frames.filter(([type]) => type === messageTypes.awareness).flatMap(readAwareness);
    },
    get closeCode() {
      return closeCode;
    },
    send: (frame) => socket.send(frame),
    sendUpdate: (update) => socket.send(syncFrame('update', update)),
    close: () => socket.close(),
  };
}

function readSaved(frame: Uint8Array): number {
  const decoder = decoding.createDecoder(frame);
  return decoding.readVarUint(decoder) === messageTypes.saved ? decoding.readVarUint(decoder) : 0;
}

function readContent(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

function readAwareness(frame: Uint8Array): (readonly [number, unknown])[] {
  const outer = decoding.createDecoder(frame);
  decoding.readVarUint(outer);
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    return [client, JSON.parse(decoding.readVarString(decoder))] as const;
  });
}
