import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line between clients and their server that cuts, delays and splits, in both directions, and can be down. */
export class BadLine {
  readonly #random: () => number;
  readonly #to: number;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#carry(socket));
  #isUp = true;
  #cuts = 0;

  constructor(to: number, random: () => number) {
    this.#to = to;
    this.#random = random;
  }

  async listen(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  get cuts(): number {
    return this.#cuts;
  }

  /** Nobody comes through until it is up again. */
  down(): void {
    this.#isUp = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  up(): void {
    this.#isUp = true;
  }

  close(): void {
    this.down();
    this.#server.close();
  }

  #carry(client: Socket): void {
    if (!this.#isUp) {
      client.destroy();
      return;
    }
    const server = connect(this.#to, '127.0.0.1');
    const both = [client, server];
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const each of both) each.destroy();
      });
    }
    this.#pass(client, server);
    this.#pass(server, client);
  }

  #pass(from: Socket, to: Socket): void {
    let turn = Promise.resolve();
    from.on('data', (chunk) => {
      if (this.#random() < 0.002) {
        this.#cuts += 1;
        from.destroy();
        return;
      }
      turn = turn.then(async () => {
        for (const piece of this.#split(chunk)) {
          if (this.#random() < 0.2) await new Promise((resolve) => setTimeout(resolve, this.#random() * 30));
          if (!to.destroyed) to.write(piece);
        }
      });
    });
  }

  #split(chunk: Buffer): Buffer[] {
    if (chunk.length < 2 || this.#random() < 0.6) return [chunk];
    const place = 1 + Math.floor(this.#random() * (chunk.length - 1));
    return [chunk.subarray(0, place), ...this.#split(chunk.subarray(place))];
  }
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
