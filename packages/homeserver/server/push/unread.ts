import type { Core } from '../homeserver-core.ts';
import type { Room } from '../rooms/room.ts';

/** How much somebody has not read yet ("Receiving notifications"). */
export class Unread {
  readonly #core: Pick<Core, 'database'>;

  constructor(core: Pick<Core, 'database'>) {
    this.#core = core;
  }

  /** The fields of a room in `/sync`, as JSON. */
  async ofRoom(_room: Room, _userId: string, _byThread: boolean): Promise<(readonly [name: string, text: string])[]> {
    void this.#core;
    return [['unread_notifications', '{"notification_count":0,"highlight_count":0}']];
  }
}
