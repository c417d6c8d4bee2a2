import type { Message } from './message.ts';

/** Somebody to whom something is to be sent at the end of the turn. */
interface Speaking {
  flush(): void;
}

/**
 * What is said to a client in one turn of the event loop leaves with one call of the system, which costs more than all
 * else, and in one piece, which is the same for all who are told the same.
 */
export class Outgoing {
  #speaking: Speaking[] = [];
  #joined: { readonly messages: readonly Message[]; readonly bytes: Buffer } | undefined;

  /** Calls `flush` at the end of the turn. */
  hold(speaking: Speaking): void {
    this.#speaking.push(speaking);
    if (this.#speaking.length === 1) setImmediate(() => this.#flush());
  }

  join(messages: readonly Message[]): Buffer {
    const [first] = messages;
    if (first && messages.length === 1) return first.wire;
    const last = this.#joined;
    if (last && areSame(last.messages, messages)) return last.bytes;
    const bytes = Buffer.concat(messages.map(({ wire }) => wire));
    this.#joined = { messages, bytes };
    return bytes;
  }

  #flush(): void {
    const speaking = this.#speaking;
    this.#speaking = [];
    for (const each of speaking) each.flush();
    this.#joined = undefined;
  }
}

function areSame(some: readonly Message[], others: readonly Message[]): boolean {
  return some.length === others.length && some.every((message, index) => message === others[index]);
}
