import type { Core } from '../homeserver-core.ts';
import { localpartOf, newLocalpart, randomLetters } from '../identifiers.ts';
import { forbidden, MatrixError } from '../matrix-error.ts';
import { putDevice } from '../storage/device-table.ts';
import { addUser, findUser, type UserRow, updateUser } from '../storage/user-table.ts';
import { hashPassword, isPassword } from './password.ts';
import type { IssuedTokens } from './sessions.ts';

export interface NewAccount {
  readonly localpart: string;
  readonly password?: string | undefined;
  readonly kind: UserRow['kind'];
  readonly isAdmin: boolean;
  readonly displayName?: string | undefined;
}

export interface DeviceWish {
  readonly deviceId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly refreshable: boolean;
}

export interface SignedIn extends IssuedTokens {
  readonly userId: string;
  readonly deviceId: string;
}

/** Throws M_INVALID_USERNAME. Users of application services may begin as they like. */
export function checkLocalpart(localpart: string, serverName: string, isService = false): void {
  const isTooLong = Buffer.byteLength(`@${localpart}:${serverName}`) > 255;
  if (!newLocalpart.test(localpart) || isTooLong || (localpart.startsWith('_') && !isService))
    throw new MatrixError(400, 'M_INVALID_USERNAME', 'Names consist of a-z, 0-9 and ._=-/+ and do not begin with _');
}

/** Makes an account; throws M_USER_IN_USE. A name once used stays taken. */
export async function createAccount(core: Core, account: NewAccount): Promise<string> {
  const userId = `@${account.localpart}:${core.config.serverName}`;
  const hash = account.password === undefined ? null : await hashPassword(account.password, core.config.passwordCost);
  const added = await core.database.transaction((tx) =>
    addUser(tx, {
      user_id: userId,
      password_hash: hash,
      kind: account.kind,
      is_admin: account.isAdmin,
      profile: account.kind === 'guest' ? {} : { displayname: account.displayName ?? account.localpart },
    }),
  );
  if (!added) throw new MatrixError(400, 'M_USER_IN_USE', 'This name is taken');
  core.profiles.forget(userId);
  return userId;
}

/** A device with tokens: a new one, or the one named; its older tokens end. */
export async function signInDevice(core: Core, userId: string, wish: DeviceWish): Promise<SignedIn> {
  const deviceId = wish.deviceId ?? randomLetters(10).toUpperCase();
  const tokens = await core.database.transaction(async (tx) => {
    await putDevice(tx, { userId, deviceId, displayName: wish.displayName });
    await core.sessions.endDevice(tx, userId, deviceId);
    return core.sessions.issue(tx, { userId, deviceId, refreshable: wish.refreshable });
  });
  core.sessions.forget(userId);
  return { userId, deviceId, ...tokens };
}

/** The account that this password opens; throws M_FORBIDDEN alike for a wrong name and a wrong password. */
export async function checkPassword(
  core: Core,
  userOrLocalpart: string,
  password: string,
  address: string,
): Promise<UserRow> {
  const localpart = userOrLocalpart.startsWith('@') ? localpartOf(userOrLocalpart) : userOrLocalpart;
  const isForeign = userOrLocalpart.startsWith('@') && !userOrLocalpart.endsWith(`:${core.config.serverName}`);
  const userId = (name: string) => `@${name}:${core.config.serverName}`;
  core.rateLimits.admitPassword(localpart.toLowerCase(), address);
  const user = await core.database.transaction(
    async (tx) => (await findUser(tx, userId(localpart))) ?? (await findUser(tx, userId(localpart.toLowerCase()))),
  );
  // Takes as long for an unknown name.
  const hash = user?.password_hash ?? (await nobodysHash(core));
  const isRight = await isPassword(password, hash);
  if (!isRight) core.rateLimits.passwordFailed(localpart.toLowerCase(), address);
  if (!isRight || !user || isForeign || user.password_hash === null)
    throw forbidden('The name or the password is wrong');
  if (user.is_deactivated) throw new MatrixError(403, 'M_USER_DEACTIVATED', 'This account has been deactivated');
  return user;
}

/** Devices stay signed in; who calls decides about them. */
export async function setPassword(core: Core, userId: string, password: string): Promise<void> {
  const hash = await hashPassword(password, core.config.passwordCost);
  await core.database.transaction((tx) => updateUser(tx, userId, { password_hash: hash }));
}

/** One for each server. */
const hashes = new WeakMap<Core, Promise<string>>();

function nobodysHash(core: Core): Promise<string> {
  const hash = hashes.get(core) ?? hashPassword(randomLetters(20), core.config.passwordCost);
  hashes.set(core, hash);
  return hash;
}

/** The fields of an answer that signs somebody in. */
export function signedInAnswer(signedIn: SignedIn) {
  return {
    user_id: signedIn.userId,
    device_id: signedIn.deviceId,
    access_token: signedIn.accessToken,
    ...(signedIn.refreshToken === undefined
      ? {}
      : { refresh_token: signedIn.refreshToken, expires_in_ms: signedIn.expiresInMs }),
  };
}
