import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageTypes, permissionDenied, syncTypes } from '../shared/index.ts';
import { Message } from './message.ts';

/** What a client says. */
export type ClientFrame =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' };

/** Reads one frame of the y-websocket protocol; nothing when it is none. */
export function readFrame(bytes: Uint8Array): ClientFrame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readAny(decoder);
    return decoding.hasContent(decoder) ? undefined : frame;
  } catch {
    // It ends too early, or a number in it is none.
    return undefined;
  }
}

function readAny(decoder: decoding.Decoder): ClientFrame | undefined {
  const type = decoding.readVarUint(decoder);
  if (type === messageTypes.sync) return readSync(decoder);
  if (type === messageTypes.awareness) return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
  return type === messageTypes.queryAwareness ? { type: 'queryAwareness' } : undefined;
}

function readSync(decoder: decoding.Decoder): ClientFrame | undefined {
  const type = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  if (type === syncTypes.step1) return { type: 'step1', stateVector: content };
  if (type === syncTypes.step2) return { type: 'step2', update: content };
  return type === syncTypes.update ? { type: 'update', update: content } : undefined;
}

export function syncFrame(type: keyof typeof syncTypes, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, syncTypes[type]);
    encoding.writeVarUint8Array(encoder, content);
  });
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** How many of the connection's updates are committed (C7). */
export function savedFrame(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.saved);
    encoding.writeVarUint(encoder, count);
  });
}

/** The update before was refused (C12). */
export function deniedFrame(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.auth);
    encoding.writeVarUint(encoder, permissionDenied);
    encoding.writeVarString(encoder, reason);
  });
}

/** Nobody's awareness: a sign of life that every client understands. */
export const lifeSign = new Message(awarenessFrame(Uint8Array.of(0)));
