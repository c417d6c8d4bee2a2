import type { Database } from '@kontor/database';
import { LoadingCache } from '../storage/loading-cache.ts';
import { listMemberships, type MembershipRow } from '../storage/membership-table.ts';
import type { OutputLog } from './output-log.ts';
import { isMembership } from './state-view.ts';

const mostKept = 5_000;

/** Which rooms somebody is in, invited to, or was in: by room id. */
export class Memberships {
  readonly #cache: LoadingCache<Map<string, MembershipRow>>;

  constructor(database: Database, outputs: OutputLog) {
    this.#cache = new LoadingCache(mostKept, async (userId) => {
      const rows = await database.transaction((tx) => listMemberships(tx, userId));
      return new Map(rows.map((row) => [row.room_id, row]));
    });
    outputs.listen((output) => {
      if (output.kind !== 'event' || output.event.type !== 'm.room.member') return;
      const { event, roomId, position } = output;
      const [userId, membership] = [event.stateKey ?? '', event.content.membership];
      this.#cache.outdate(userId);
      const known = this.#cache.peek(userId);
      const before = known?.get(roomId);
      const since = before && before.membership === membership ? before.position : position;
      if (isMembership(membership))
        known?.set(roomId, { room_id: roomId, membership, position: since, is_forgotten: false });
    });
  }

  of(userId: string): Promise<ReadonlyMap<string, MembershipRow>> {
    return this.#cache.get(userId);
  }

  async joinedRooms(userId: string): Promise<string[]> {
    const all = await this.of(userId);
    return [...all.values()].filter(({ membership }) => membership === 'join').map((row) => row.room_id);
  }

  /** Rooms that both are in. */
  async sharedRooms(one: string, other: string): Promise<string[]> {
    const theirs = await this.of(other);
    return (await this.joinedRooms(one)).filter((roomId) => theirs.get(roomId)?.membership === 'join');
  }

  async shareRoom(one: string, other: string): Promise<boolean> {
    const [fewer, more] = [await this.of(one), await this.of(other)].sort((left, right) => left.size - right.size);
    for (const { room_id: roomId, membership } of fewer?.values() ?? [])
      if (membership === 'join' && more?.get(roomId)?.membership === 'join') return true;
    return false;
  }

  /** After the room was forgotten. */
  forget(userId: string, roomId: string): void {
    this.#cache.outdate(userId);
    const known = this.#cache.peek(userId);
    const row = known?.get(roomId);
    if (row) known?.set(roomId, { ...row, is_forgotten: true });
  }
}
