import { withoutName } from './member-names.ts';
import { type RoomEvent, stateName } from './room-event.ts';
import type { RoomVersion } from './room-version.ts';
import { historyVisibilityOf, membershipOf, type StateView } from './state-view.ts';
import { survivesPurge, withoutPrevious } from './survives-purge.ts';

/** The newest events are kept at hand for those who sync. */
const mostRecent = 60;

/** A room as it is committed: its state and its newest events. */
export class Room implements StateView {
  readonly roomId: string;
  readonly version: RoomVersion;
  readonly #state: Map<string, RoomEvent>;
  readonly #members = new Map<string, RoomEvent>();
  #recent: RoomEvent[];
  #joined = new Set<string>();
  #stateSince = 0;
  /** Whether `recent` begins with the room's first event. */
  #isWhole: boolean;

  constructor(parts: {
    readonly roomId: string;
    readonly version: RoomVersion;
    readonly state: readonly RoomEvent[];
    readonly recent: readonly RoomEvent[];
    readonly isWhole: boolean;
  }) {
    this.roomId = parts.roomId;
    this.version = parts.version;
    this.#state = new Map();
    for (const event of parts.state) this.#setState(event);
    this.#recent = [...parts.recent];
    this.#isWhole = parts.isWhole;
  }

  find(type: string, stateKey: string): RoomEvent | undefined {
    return this.#state.get(stateName(type, stateKey));
  }

  get state(): IterableIterator<RoomEvent> {
    return this.#state.values();
  }

  /** Where its state changed last. */
  get stateSince(): number {
    return this.#stateSince;
  }

  get stateSize(): number {
    return this.#state.size;
  }

  /** The member events of everybody who ever was one. */
  get members(): ReadonlyMap<string, RoomEvent> {
    return this.#members;
  }

  get joined(): ReadonlySet<string> {
    return this.#joined;
  }

  get lastPosition(): number {
    return this.#recent.at(-1)?.position ?? 0;
  }

  get lastEvent(): RoomEvent | undefined {
    return this.#recent.at(-1);
  }

  /** The newest events, oldest first. */
  get recent(): readonly RoomEvent[] {
    return this.#recent;
  }

  /** Whether every event after `position` is among the recent ones. */
  remembersSince(position: number): boolean {
    const first = this.#recent[0];
    return this.#isWhole || (first !== undefined && first.position <= position + 1);
  }

  get isWorldReadable(): boolean {
    return historyVisibilityOf(this) === 'world_readable';
  }

  isJoined(userId: string): boolean {
    return membershipOf(this, userId) === 'join';
  }

  /** Takes in what was committed. */
  append(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.stateKey !== undefined) this.#setState(event);
      this.#recent.push(event);
    }
    if (this.#recent.length > mostRecent) {
      this.#recent = this.#recent.slice(-mostRecent);
      this.#isWhole = false;
    }
  }

  /** An event has been redacted: wherever it is remembered, it is remembered as it is now. */
  replace(event: RoomEvent): void {
    const at = this.#recent.findIndex(({ eventId }) => eventId === event.eventId);
    if (at >= 0) this.#recent[at] = event;
    const { stateKey } = event;
    if (stateKey !== undefined && this.find(event.type, stateKey)?.eventId === event.eventId) this.#setState(event);
  }

  /** What was sent before `position` is no more, but for what the room is. */
  forgetMessages(position: number, changed: ReadonlySet<number>): void {
    const now = (event: RoomEvent) => (changed.has(event.position) ? withoutPrevious(event) : event);
    this.#recent = this.#recent.filter((event) => event.position >= position || survivesPurge(this, event)).map(now);
    for (const [name, event] of this.#state) this.#state.set(name, now(event));
  }

  /** What somebody was called is no more; see `withoutName`. */
  forgetNames(userId: string): void {
    const isTheirs = ({ type, stateKey }: RoomEvent) => type === 'm.room.member' && stateKey === userId;
    this.#recent = this.#recent.map((event) => (isTheirs(event) ? withoutName(event) : event));
    const member = this.#members.get(userId);
    if (member) this.#setState(withoutName(member));
  }

  #setState(event: RoomEvent): void {
    const stateKey = event.stateKey ?? '';
    this.#state.set(stateName(event.type, stateKey), event);
    this.#stateSince = Math.max(this.#stateSince, event.position);
    if (event.type !== 'm.room.member') return;
    this.#members.set(stateKey, event);
    if (event.content.membership === 'join') this.#joined.add(stateKey);
    else this.#joined.delete(stateKey);
  }
}
