import type { IndexedDBStore } from 'matrix-js-sdk/lib/store/indexeddb.js';

/**
 * Has members of a room be removed from the device only where there are any, and for one after the other: where there are
 * none, the library takes that for a fault of the database, and removes all of it.
 */
export function guardKeptMembers(store: IndexedDBStore): void {
  const clear = store.clearOutOfBandMembers;
  let before: Promise<unknown> = Promise.resolve();
  store.clearOutOfBandMembers = (room) => {
    const mine = before.then(async () => {
      if ((await store.getOutOfBandMembers(room)) !== null) await clear(room);
    });
    before = mine.catch(() => undefined);
    return mine;
  };
}
