import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from './frames.ts';

/** Who speaks; the name is what others see. */
export interface Speaker {
  readonly person: string;
  readonly name: string;
  /** The client id that this connection speaks for, once it has said anything of itself. */
  clientId: number | undefined;
}

interface State {
  readonly speaker: Speaker;
  /** As a frame has it. */
  readonly bytes: Uint8Array;
}

const gone = bytesOf(null);

const mostEntries = 1_000;

/**
 * What the clients of one document say of themselves (y-protocols/awareness), each for itself alone and under the name
 * that the server knows (C13). Clocks are the server's: they go on across restarts and reconnections.
 */
export class Presence {
  readonly #states = new Map<number, State>();
  readonly #clocks = new Map<number, number>();
  readonly #changed = new Set<number>();
  readonly #largest: number;

  constructor(largest: number) {
    this.#largest = largest;
  }

  /** Takes what the update says of the speaker itself, and passes by the rest; false when it is no such update. */
  hear(speaker: Speaker, update: Uint8Array): boolean {
    try {
      const decoder = decoding.createDecoder(update);
      const count = decoding.readVarUint(decoder);
      if (count > mostEntries) return false;
      for (let index = 0; index < count; index += 1) {
        const client = decoding.readVarUint(decoder);
        decoding.readVarUint(decoder);
        const json = decoding.readVarString(decoder);
        if (this.#speaksFor(speaker, client) && !this.#set(speaker, client, json)) return false;
      }
      return !decoding.hasContent(decoder);
    } catch {
      // It ends too early, or is no JSON.
      return false;
    }
  }

  /** The speaker is gone, or may not be seen any more. */
  leave(speaker: Speaker): void {
    const { clientId } = speaker;
    if (clientId === undefined || this.#states.get(clientId)?.speaker !== speaker) return;
    this.#states.delete(clientId);
    this.#changed.add(clientId);
  }

  /** The client ids of which something changed since the last time. */
  takeChanges(): number[] {
    const clients = [...this.#changed];
    this.#changed.clear();
    this.#stamp(clients);
    return clients;
  }

  /** A frame for one who has just come; also who was here a moment ago, and forgot all others but their clocks, takes it. */
  encodeAll(): Uint8Array | undefined {
    const clients = [...this.#states.keys()];
    this.#stamp(clients);
    return clients.length === 0 ? undefined : this.encode(clients);
  }

  /** A frame with what these say of themselves now. */
  encode(clients: readonly number[]): Uint8Array {
    return awarenessFrame(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, clients.length);
        for (const client of clients) {
          encoding.writeVarUint(encoder, client);
          encoding.writeVarUint(encoder, this.#clocks.get(client) ?? 0);
          encoding.writeUint8Array(encoder, this.#states.get(client)?.bytes ?? gone);
        }
      }),
    );
  }

  #stamp(clients: readonly number[]): void {
    const now = Date.now();
    for (const client of clients) this.#clocks.set(client, Math.max(now, (this.#clocks.get(client) ?? 0) + 1));
  }

  /** The first client id that a connection names is its own, unless somebody else has it. */
  #speaksFor(speaker: Speaker, client: number): boolean {
    if (speaker.clientId !== undefined) return speaker.clientId === client;
    const owner = this.#states.get(client)?.speaker;
    if (owner && owner.person !== speaker.person) return false;
    speaker.clientId = client;
    return true;
  }

  #set(speaker: Speaker, client: number, json: string): boolean {
    if (json.length > this.#largest) return false;
    const said: unknown = JSON.parse(json);
    const isMine = (this.#states.get(client)?.speaker ?? speaker).person === speaker.person;
    if (!isMine) return true;
    if (said === null) {
      if (this.#states.delete(client)) this.#changed.add(client);
      return true;
    }
    if (typeof said !== 'object' || Array.isArray(said)) return false;
    this.#states.set(client, { speaker, bytes: bytesOf({ ...said, user: userOf(speaker, said) }) });
    this.#changed.add(client);
    return true;
  }
}

function bytesOf(state: object | null): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarString(encoder, JSON.stringify(state)));
}

/** Only the colour is the client's to choose. */
function userOf({ person, name }: Speaker, said: object): object {
  const user: unknown = 'user' in said ? said.user : undefined;
  const color = typeof user === 'object' && user !== null && 'color' in user ? user.color : undefined;
  return typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)
    ? { id: person, name, color }
    : { id: person, name };
}
