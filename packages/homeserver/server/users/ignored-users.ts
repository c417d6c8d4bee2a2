import { isObject } from '../json.ts';
import type { OutputLog } from '../rooms/output-log.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import type { AccountData } from './account-data.ts';

const mostKept = 10_000;
export const ignoredUsersType = 'm.ignored_user_list';

export type IgnoredSet = ReadonlySet<string>;

/** Whom somebody does not want to hear ("Ignoring users"). */
export class IgnoredUsers {
  readonly #cache: LoadingCache<IgnoredSet>;

  constructor(accountData: AccountData, outputs: OutputLog) {
    this.#cache = new LoadingCache(mostKept, async (userId) => {
      const list = (await accountData.find({ userId, roomId: '', type: ignoredUsersType }))?.ignored_users;
      return new Set(isObject(list) ? Object.keys(list).filter((each) => each !== userId) : []);
    });
    outputs.listen((output) => {
      if (output.kind === 'account-data' && output.type === ignoredUsersType) this.#cache.delete(output.userId);
    });
  }

  of(userId: string): Promise<IgnoredSet> {
    return this.#cache.get(userId);
  }
}

/** What an ignored person says is not passed on; their part in the room's state is. */
export function isIgnored(ignored: IgnoredSet, { sender, stateKey }: RoomEvent): boolean {
  return ignored.size > 0 && stateKey === undefined && ignored.has(sender);
}
