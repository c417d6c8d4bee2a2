import { newId } from '@kontor/base';
import { PolledSocket } from './polled-socket.ts';

/** How long a client may still ask why its connection was closed, in milliseconds. */
const rememberedMs = 30_000;

/** Connections over HTTP by their ids. Each belongs to a session: for others it does not exist. */
export class PolledSockets {
  readonly #sockets = new Map<string, { readonly session: string; readonly socket: PolledSocket }>();

  open(session: string): { readonly id: string; readonly socket: PolledSocket } {
    const [id, socket] = [newId(), new PolledSocket()];
    this.#sockets.set(id, { session, socket });
    socket.on('close', () => setTimeout(() => this.#sockets.delete(id), rememberedMs).unref());
    return { id, socket };
  }

  find(id: string, session: string): PolledSocket | undefined {
    const found = this.#sockets.get(id);
    return found?.session === session ? found.socket : undefined;
  }
}
