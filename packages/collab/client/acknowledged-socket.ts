import * as decoding from 'lib0/decoding';
import { messageTypes, syncTypes } from '../shared/index.ts';
import { type Reach, ReachingSocket } from './reaching-socket.ts';

/** What one connection sent, and what the server has acknowledged of it. */
export interface Acknowledgements {
  /** Called with every frame that leaves. */
  sent(frame: Uint8Array): void;
  /** Called as soon as there is a new connection: counts begin anew. */
  began(): void;
}

/** The socket that y-websocket opens; tells what it sends, which y-websocket does not. */
export function acknowledgedSocket(reach: Reach, told: Acknowledgements): typeof WebSocket {
  class AcknowledgedSocket extends ReachingSocket {
    constructor(url: string) {
      super(url, reach);
      told.began();
    }

    override send(frame: Uint8Array): void {
      told.sent(frame);
      super.send(frame);
    }
  }
  // It has all that y-websocket uses of a browser's (`DocumentSocket`).
  return AcknowledgedSocket as unknown as typeof WebSocket;
}

/** Whether a frame of a client is one that `saved` counts (C7), and which. */
export function findUpdateKind(frame: Uint8Array): 'step2' | 'update' | undefined {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return undefined;
  const type = decoding.readVarUint(decoder);
  if (type === syncTypes.step2) return 'step2';
  return type === syncTypes.update ? 'update' : undefined;
}
