import type { Room } from '../rooms/room.ts';
import { type RoomEvent, stateName } from '../rooms/room-event.ts';
import type { RoomWish } from './sliding-request.ts';

const member = 'm.room.member';

/** Which state of a room is wanted (MSC4186, "required_state"): `*` for any, `$ME` for oneself, `$LAZY` for who speaks. */
export class RequiredState {
  /** Each pair as one text. */
  readonly names: ReadonlySet<string>;
  readonly isLazy: boolean;
  /** Equal where `names` are. */
  readonly key: string;
  readonly #keysOf = new Map<string, Set<string>>();

  constructor(pairs: Iterable<readonly [type: string, stateKey: string]>, me: string) {
    const names = new Set<string>();
    for (const [type, key] of pairs) {
      names.add(stateName(type, key));
      const stateKey = key === '$ME' ? me : key;
      this.#keysOf.set(type, (this.#keysOf.get(type) ?? new Set<string>()).add(stateKey));
    }
    this.names = names;
    this.key = [...names].sort().join('\n');
    this.isLazy = this.#keysOf.get(member)?.has('$LAZY') ?? false;
  }

  static of(wishes: readonly RoomWish[], me: string): RequiredState {
    return new RequiredState(
      wishes.flatMap(({ requiredState }) => requiredState),
      me,
    );
  }

  /** What is wanted here and was not among `names`. */
  beyond(names: ReadonlySet<string>, me: string): RequiredState {
    const more = [...this.names].filter((name) => !names.has(name));
    return new RequiredState(
      more.map((name) => name.split('\0') as [string, string]), // see `stateName`
      me,
    );
  }

  wants({ type, stateKey = '' }: RoomEvent): boolean {
    if (has(this.#keysOf.get(type), stateKey)) return true;
    // Members that are wanted one by one are not wanted all.
    return !(this.isLazy && type === member) && has(this.#keysOf.get('*'), stateKey);
  }

  /** What the room has of it now. */
  *in(room: Room): Iterable<RoomEvent> {
    const isOpen = this.#keysOf.has('*') || [...this.#keysOf.values()].some((keys) => keys.has('*'));
    if (isOpen) {
      for (const event of room.state) if (this.wants(event)) yield event;
      return;
    }
    for (const [type, keys] of this.#keysOf)
      for (const key of keys) {
        const event = room.find(type, key);
        if (event) yield event;
      }
  }
}

function has(keys: ReadonlySet<string> | undefined, stateKey: string): boolean {
  return keys !== undefined && (keys.has('*') || keys.has(stateKey));
}
