import * as decoding from 'lib0/decoding';
import { messageTypes, syncTypes } from '../shared/index.ts';

/** What one connection sent, and what the server has acknowledged of it. */
export interface Acknowledgements {
  /** Called with every frame that leaves. */
  sent(frame: Uint8Array): void;
  /** Called as soon as there is a new connection: counts begin anew. */
  began(): void;
}

/** A websocket of the given kind that tells what it sends: y-websocket does not. */
export function acknowledgedSocket(Socket: typeof WebSocket, told: Acknowledgements): typeof WebSocket {
  return class extends Socket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      told.began();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array) told.sent(data);
      super.send(data);
    }
  };
}

/** Whether a frame of a client is one that `saved` counts (C7), and which. */
export function findUpdateKind(frame: Uint8Array): 'step2' | 'update' | undefined {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return undefined;
  const type = decoding.readVarUint(decoder);
  if (type === syncTypes.step2) return 'step2';
  return type === syncTypes.update ? 'update' : undefined;
}
