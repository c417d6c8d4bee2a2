import { Socket } from 'node:net';

/**
 * A socket whose writes of one turn of the event loop leave together. `pg` writes each statement on its own; sent in one
 * piece, `begin` and the statements after it cost one system call and wake PostgreSQL once.
 */
export class TurnSocket extends Socket {
  #held = false;

  override connect(...address: unknown[]): this {
    // Any of the overloads of `net.Socket`.
    super.connect(...(address as [never]));
    // Node has put its own `write` on the socket, which would hide the one below.
    Reflect.deleteProperty(this, 'write');
    return this;
  }

  override write(chunk: string | Uint8Array, ...rest: never[]): boolean {
    if (!this.#held) {
      this.#held = true;
      super.cork();
      process.nextTick(() => {
        this.#held = false;
        super.uncork();
      });
    }
    return super.write(chunk, ...rest);
  }
}
