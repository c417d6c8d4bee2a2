import type { Core } from '../homeserver-core.ts';
import type { Call } from '../http/call.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badJson, forbidden, MatrixError, missingParam } from '../matrix-error.ts';
import { checkPassword } from './accounts.ts';

/**
 * Resolves with what was asked for once the caller has told their password ("User-Interactive Authentication API").
 * `purpose` is what the confirmation counts for. Application services are asked for nothing.
 */
export function confirmByPassword(core: Core, call: Call, purpose: string): Promise<JsonObject> {
  const { userId, appservice } = call.caller;
  if (appservice !== undefined) {
    const { auth: _auth, ...request } = call.json;
    return Promise.resolve(request);
  }
  return core.interactive.pass(`${purpose} ${userId}`, call.json, [['m.login.password']], {
    'm.login.password': async (auth) => {
      if (typeof auth.password !== 'string') throw missingParam('password is missing');
      const user = await checkPassword(core, namedUser(auth) ?? userId, auth.password, call.address);
      if (user.user_id !== userId) throw forbidden('Only you yourself can confirm this');
    },
  });
}

/** "Identifier types"; `user` beside them is how older clients say it. */
export function namedUser({ identifier, user }: JsonObject): string | undefined {
  if (identifier === undefined || identifier === null) return typeof user === 'string' ? user : undefined;
  if (!isObject(identifier)) throw badJson('identifier is not an object');
  if (identifier.type !== 'm.id.user')
    throw new MatrixError(400, 'M_UNKNOWN', 'People sign in by their user name here');
  if (typeof identifier.user !== 'string') throw badJson('identifier.user is not a text');
  return identifier.user;
}
