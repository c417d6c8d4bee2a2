import type { Database } from '@kontor/database';
import type { JsonObject } from '../json.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { findUser } from '../storage/user-table.ts';

const mostKept = 5_000;

/** What people say of themselves; nothing for users that do not exist. */
export class Profiles {
  readonly #cache: LoadingCache<{ readonly profile: JsonObject | undefined }>;

  constructor(database: Database) {
    this.#cache = new LoadingCache(mostKept, async (userId) => {
      const user = await database.transaction((tx) => findUser(tx, userId));
      return { profile: user && !user.is_deactivated ? user.profile : undefined };
    });
  }

  async find(userId: string): Promise<JsonObject | undefined> {
    return (await this.#cache.get(userId)).profile;
  }

  /** The part of a member event's content that comes from the profile. */
  async forMember(userId: string): Promise<JsonObject> {
    const profile = (await this.find(userId)) ?? {};
    const { displayname, avatar_url } = profile;
    return {
      ...(typeof displayname === 'string' && displayname !== '' ? { displayname } : {}),
      ...(typeof avatar_url === 'string' && avatar_url !== '' ? { avatar_url } : {}),
    };
  }

  /** Call it after the transaction that changed it. */
  forget(userId: string): void {
    this.#cache.delete(userId);
  }
}
