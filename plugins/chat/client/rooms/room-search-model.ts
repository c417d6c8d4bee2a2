import { refOf } from '@kontor/base';
import { MemoryIndex } from '@kontor/search/shared';

/** What a room can be found by. */
export interface FindableRoom {
  readonly id: string;
  /** As it is shown: of a direct room, the person's name. */
  readonly name: string;
  readonly topic: string;
  /** Name of its space, if it has one. */
  readonly space: string;
}

/** Finds rooms with the typos, word parts and ranking of the search box, among those that are here. */
export class RoomSearch {
  readonly #index = new MemoryIndex();

  constructor(rooms: readonly FindableRoom[]) {
    this.#index.put(
      rooms.map(({ id, name, topic, space }) => {
        const about = { title: name, fields: { topic, space }, data: { room: id } };
        return { ref: refOf('chat', 'room', id), type: 'room', ...about };
      }),
    );
  }

  /** Ids, the best first. */
  find(text: string): readonly string[] {
    const { hits } = this.#index.search({ text, limit: 100 });
    return hits.flatMap(({ data }) => (typeof data.room === 'string' ? [data.room] : []));
  }
}
