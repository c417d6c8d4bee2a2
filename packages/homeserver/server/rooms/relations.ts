import type { Core } from '../homeserver-core.ts';
import type { Viewer } from './client-event.ts';
import type { RoomEvent } from './room-event.ts';

/** What others have said about events: threads, edits and references ("Aggregations of child events"). */
export class Relations {
  readonly #core: Pick<Core, 'database'>;

  constructor(core: Pick<Core, 'database'>) {
    this.#core = core;
  }

  /** JSON of `m.relations` for those events that have some. */
  async ofEvents(_events: readonly RoomEvent[], _viewer: Viewer): Promise<ReadonlyMap<string, string>> {
    void this.#core;
    return new Map();
  }
}
