import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import { searchUsers } from '../storage/user-table.ts';

/** "User directory": everybody of this organisation is found by everybody in it, by name or user id. */
export async function searchDirectory(core: Core, term: string, limit: number): Promise<JsonObject> {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { results: [], limited: false };
  const found = await core.database.transaction((tx) => searchUsers(tx, words, limit + 1));
  const results = found.slice(0, limit).map(({ user_id, profile }) => ({
    user_id,
    ...(typeof profile.displayname === 'string' ? { display_name: profile.displayname } : {}),
    ...(typeof profile.avatar_url === 'string' ? { avatar_url: profile.avatar_url } : {}),
  }));
  return { results, limited: found.length > limit };
}
