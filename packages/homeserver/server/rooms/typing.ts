/** Who is writing in a room right now; kept in memory alone, and counted so that those who sync see each change. */
export class Typing {
  readonly #rooms = new Map<string, { readonly users: Map<string, NodeJS.Timeout>; changed: number }>();
  #serial = 0;
  readonly #listeners = new Set<(roomId: string) => void>();

  /** Of the latest change. */
  get serial(): number {
    return this.#serial;
  }

  onChange(listener: (roomId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts, prolongs or, with nothing, ends it. */
  set(roomId: string, userId: string, forMs: number | undefined): void {
    const room = this.#rooms.get(roomId) ?? { users: new Map<string, NodeJS.Timeout>(), changed: 0 };
    const timer = room.users.get(userId);
    clearTimeout(timer);
    if (forMs === undefined) {
      if (!room.users.delete(userId)) return;
    } else {
      room.users.set(userId, setTimeout(() => this.set(roomId, userId, undefined), forMs).unref());
      this.#rooms.set(roomId, room);
      if (timer !== undefined) return;
    }
    this.#serial += 1;
    room.changed = this.#serial;
    for (const listener of this.#listeners) listener(roomId);
  }

  /** Who is writing, if that changed after `serial`. */
  changedSince(roomId: string, serial: number): readonly string[] | undefined {
    const room = this.#rooms.get(roomId);
    return room && room.changed > serial ? [...room.users.keys()] : undefined;
  }
}
