import type { Core } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { badJson, invalidParam, missingParam, notFound } from '../matrix-error.ts';
import { changeProfile, getProfile } from '../users/change-profile.ts';
import { searchDirectory } from '../users/user-directory.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const mostFound = 50;

/** "Profiles", "User directory". */
export function profileEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/profile/:userId', 'maybe', (call) => getProfile(core, userOf(call)))
    .at('GET /v3/profile/:userId/:keyName', 'maybe', async (call) => {
      const [profile, field] = [await getProfile(core, userOf(call)), call.param('keyName')];
      if (profile[field] !== undefined) return { [field]: profile[field] };
      if (field === 'displayname' || field === 'avatar_url') return {};
      throw notFound('The profile has no such field');
    })
    .at('PUT /v3/profile/:userId/:keyName', 'user', async (call) => {
      const field = call.param('keyName');
      const value = call.json[field];
      if (value === undefined) throw missingParam(`${field} is missing`);
      // An empty name or picture, or none, is how older clients remove it.
      const isEmpty = (field === 'displayname' || field === 'avatar_url') && (value === '' || value === null);
      await changeProfile(core, call.caller, { userId: userOf(call), field, value: isEmpty ? undefined : value });
      return {};
    })
    .at('DELETE /v3/profile/:userId/:keyName', 'user', async (call) => {
      await changeProfile(core, call.caller, { userId: userOf(call), field: call.param('keyName'), value: undefined });
      return {};
    })
    .at('POST /v3/user_directory/search', 'user', (call) => {
      const limit = call.json.limit ?? 10;
      if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0) throw badJson('limit is no number');
      return searchDirectory(core, call.text('search_term'), Math.min(limit, mostFound));
    });
}

function userOf(call: Call): string {
  const userId = call.param('userId');
  if (!isUserId(userId)) throw invalidParam('This is no user id');
  return userId;
}
