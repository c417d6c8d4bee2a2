import { randomLetters } from '../identifiers.ts';
import { MatrixError } from '../matrix-error.ts';

/** What a connection has been sent of a room. */
export interface SentRoom {
  /** Everything up to the connection's own position; else up to `upTo`. */
  readonly isLive: boolean;
  readonly upTo: number;
  readonly isJoined: boolean;
  readonly timelineLimit: number;
  /** The state that is being followed, and the members that were sent because they spoke. */
  readonly required: ReadonlySet<string>;
  readonly requiredKey: string;
  readonly members: ReadonlySet<string>;
}

/** Nothing stands for a room that the connection is to forget. */
export type Delta = ReadonlyMap<string, SentRoom | undefined>;

export interface Place {
  readonly position: number;
  readonly typing: number;
}

interface Answered extends Place {
  readonly number: number;
  readonly delta: Delta;
}

const mostDevices = 5_000;
const mostOfDevice = 12;

/** One client's view of its rooms (MSC4186, "conn_id"): what it has acknowledged, and the answer it may have got. */
export class Connection {
  readonly #token = randomLetters(12);
  readonly rooms = new Map<string, SentRoom>();
  #place: Place | undefined;
  #number = 0;
  #pending: Answered | undefined;
  #turn = 0;

  /** Up to where the client has acknowledged. */
  get place(): Place | undefined {
    return this.#place;
  }

  /** Goes on from `pos`: the last answer or, where that got lost, the one before. False for any other. */
  acknowledge(pos: string): boolean {
    const [token, number] = pos.split('.');
    if (token !== this.#token) return false;
    const pending = this.#pending;
    if (pending && number === String(pending.number)) {
      for (const [roomId, sent] of pending.delta)
        if (sent) this.rooms.set(roomId, sent);
        else this.rooms.delete(roomId);
      this.#place = pending;
      this.#number = pending.number;
      this.#pending = undefined;
    } else if (number !== String(this.#number)) return false;
    return true;
  }

  /** A request begins; an older one that still waits no longer counts. */
  begin(): number {
    this.#turn += 1;
    return this.#turn;
  }

  /** Remembers an answer until the client acknowledges it; its position. */
  answer(turn: number, place: Place, delta: Delta): string {
    const number = this.#number + 1 + turn;
    if (turn === this.#turn) this.#pending = { ...place, number, delta };
    return `${this.#token}.${number}`;
  }
}

/** Connections in memory: after a restart, or long disuse, clients begin anew (M_UNKNOWN_POS). */
export class Connections {
  readonly #devices = new Map<string, Map<string, Connection>>();

  /** The connection that goes on from `pos`, or a new one without it; throws M_UNKNOWN_POS. */
  open(device: string, id: string, pos: string | undefined): Connection {
    const own = this.#devices.get(device) ?? new Map<string, Connection>();
    this.#devices.delete(device);
    this.#devices.set(device, own); // the last one used is the last to go
    dropOldest(this.#devices, mostDevices);
    if (pos === undefined) {
      const made = new Connection();
      own.delete(id);
      own.set(id, made);
      dropOldest(own, mostOfDevice);
      return made;
    }
    const known = own.get(id);
    if (!known?.acknowledge(pos))
      throw new MatrixError(400, 'M_UNKNOWN_POS', 'The position is not one of this connection: begin anew');
    own.delete(id);
    own.set(id, known);
    return known;
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
