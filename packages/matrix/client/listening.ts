import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';

interface Emitter {
  on(name: string, listener: (...args: never[]) => void): void;
  off(name: string, listener: (...args: never[]) => void): void;
}

/** Listeners on the library, which end together. */
export class Listening {
  readonly #emitter: Emitter;
  readonly #stops: (() => void)[] = [];

  constructor(sdk: MatrixClient) {
    // The client re-emits what its rooms, events and threads say under the same names; its types list each pair apart.
    this.#emitter = sdk as unknown as Emitter;
  }

  on(name: string, listener: (...args: never[]) => void): void {
    this.#emitter.on(name, listener);
    this.#stops.push(() => this.#emitter.off(name, listener));
  }

  add(stop: () => void): void {
    this.#stops.push(stop);
  }

  end(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}
