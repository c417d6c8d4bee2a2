import type { Tx } from '@kontor/database';
import { listStateHistory } from '../storage/event-table.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import type { Room } from './room.ts';
import type { RoomEvent } from './room-event.ts';
import { type HistoryVisibility, isMembership, type Membership } from './state-view.ts';

/**
 * Which events of a room somebody may read ("Room history visibility"): by how visible history was and what they were
 * when the event was sent, the more generous of before and after where the event changes one of the two.
 */
export class EventVisibility {
  readonly #visibility: readonly RoomEvent[];
  readonly #memberships: readonly RoomEvent[];
  readonly #userId: string;

  private constructor(userId: string, visibility: readonly RoomEvent[], memberships: readonly RoomEvent[]) {
    this.#userId = userId;
    this.#visibility = visibility;
    this.#memberships = memberships;
  }

  static async load(tx: Tx, room: Room, userId: string): Promise<EventVisibility> {
    const [visibility, memberships] = await Promise.all([
      listStateHistory(tx, room.roomId, 'm.room.history_visibility', ''),
      listStateHistory(tx, room.roomId, 'm.room.member', userId),
    ]);
    return new EventVisibility(userId, visibility, memberships);
  }

  /** The same from the history of several rooms that was read together. */
  static ofHistory(userId: string, history: readonly RoomEvent[]): EventVisibility {
    return new EventVisibility(
      userId,
      history.filter(({ type }) => type === 'm.room.history_visibility'),
      history.filter(({ type }) => type === 'm.room.member'),
    );
  }

  /** The stretches of positions that may be read, first and last; one's own memberships aside. */
  get ranges(): (readonly [first: number, last: number])[] {
    const changes = [...this.#visibility, ...this.#memberships].map(({ position }) => position);
    const starts = [0, ...[...new Set(changes)].sort((one, other) => one - other)];
    // Nothing changes within a stretch, and the event that ends it may still be read.
    return starts.flatMap((first, index) =>
      this.#maySeeAt(first) ? [[first, starts[index + 1] ?? Number.MAX_SAFE_INTEGER] as const] : [],
    );
  }

  /** Nobody needs the history for what was sent since they joined, and joined they still are. */
  static isSinceJoin({ membership, position }: MembershipRow, event: RoomEvent): boolean {
    return membership === 'join' && position <= event.position;
  }

  /** Nobody needs it either in a room whose history was open to its members from the beginning. */
  static isAlwaysShared(room: Room, { membership }: MembershipRow): boolean {
    const visibility = room.find('m.room.history_visibility', '');
    const value = visibility?.content.history_visibility ?? 'shared';
    const isFirst = visibility === undefined || visibility.row.replaces === null;
    return membership === 'join' && isFirst && (value === 'shared' || value === 'world_readable');
  }

  maySee(event: RoomEvent): boolean {
    if (event.type === 'm.room.member' && event.stateKey === this.#userId) return true;
    return this.#maySeeAt(event.position) || this.#maySeeAt(event.position - 1);
  }

  /** What they were in the room when this was sent. */
  membershipAt(event: RoomEvent): string {
    const isOwn = event.type === 'm.room.member' && event.stateKey === this.#userId;
    const { membership } = (isOwn ? event : latest(this.#memberships, event.position))?.content ?? {};
    return isMembership(membership) ? membership : 'leave';
  }

  #maySeeAt(position: number): boolean {
    const visibility = latest(this.#visibility, position)?.content.history_visibility as HistoryVisibility | undefined;
    const membership = latest(this.#memberships, position)?.content.membership as Membership | undefined;
    if (visibility === 'world_readable' || membership === 'join') return true;
    if (visibility === 'invited') return membership === 'invite';
    if (visibility === 'joined') return false;
    return this.#memberships.some(({ position: at, content }) => at > position && content.membership === 'join');
  }

  /** Whether they ever were in the room or invited to it. */
  get isKnown(): boolean {
    return this.#memberships.length > 0;
  }
}

function latest(history: readonly RoomEvent[], position: number): RoomEvent | undefined {
  return history.findLast((event) => event.position <= position);
}
