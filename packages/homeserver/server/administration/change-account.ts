import type { Core } from '../homeserver-core.ts';
import { localpartOf } from '../identifiers.ts';
import { MatrixError, notFound } from '../matrix-error.ts';
import { findUser, type UserRow, updateUser } from '../storage/user-table.ts';
import { checkLocalpart, createAccount, setPassword } from '../users/accounts.ts';
import { changeProfile } from '../users/change-profile.ts';
import { deactivate } from '../users/deactivation.ts';
import { endAllDevices } from '../users/devices.ts';
import type { Caller } from '../users/sessions.ts';

/** What an administrator wants an account to be; what is left out stays. */
export interface AccountChange {
  readonly password?: string | undefined;
  readonly endsDevices: boolean;
  /** An empty one removes it. */
  readonly displayName?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly isAdmin?: boolean | undefined;
  readonly isLocked?: boolean | undefined;
  readonly isDeactivated?: boolean | undefined;
  readonly erases: boolean;
}

/** Makes or changes an account ("Create or modify account" of Synapse's administration); whether it was made. */
export async function putAccount(core: Core, caller: Caller, userId: string, change: AccountChange): Promise<boolean> {
  const known = await core.database.transaction((tx) => findUser(tx, userId));
  if (!known) {
    const localpart = localpartOf(userId);
    checkLocalpart(localpart, core.config.serverName);
    const { password, isAdmin = false, displayName } = change;
    await createAccount(core, { localpart, password, kind: 'person', isAdmin, displayName });
  } else await changeKnown(core, caller, known, change);
  if (known && change.displayName !== undefined)
    await setField(core, caller, userId, 'displayname', change.displayName);
  if (change.avatarUrl !== undefined) await setField(core, caller, userId, 'avatar_url', change.avatarUrl);
  if (change.isLocked !== undefined) await setRights(core, caller, userId, { is_locked: change.isLocked });
  if (change.isDeactivated === true && known?.is_deactivated !== true)
    await deactivate(core, userId, { erase: change.erases });
  return !known;
}

async function changeKnown(core: Core, caller: Caller, known: UserRow, change: AccountChange): Promise<void> {
  const { user_id: userId } = known;
  if (change.isAdmin !== undefined) await setRights(core, caller, userId, { is_admin: change.isAdmin });
  if (known.is_deactivated && change.isDeactivated === false) {
    if (change.password === undefined)
      throw new MatrixError(400, 'M_MISSING_PARAM', 'Who is brought back needs a new password');
    await setRights(core, caller, userId, { is_deactivated: false });
    core.profiles.forget(userId);
  }
  if (change.password !== undefined)
    await resetPassword(core, userId, { password: change.password, endsDevices: change.endsDevices });
}

/** Nobody takes their own rights, so that somebody has them. */
export async function setRights(
  core: Core,
  caller: Caller,
  userId: string,
  change: Parameters<typeof updateUser>[2],
): Promise<void> {
  const isOwn = userId === caller.userId;
  if (isOwn && (change.is_admin === false || change.is_locked === true || change.is_suspended === true))
    throw new MatrixError(400, 'M_UNKNOWN', 'Nobody takes their own rights');
  await core.database.transaction((tx) => updateUser(tx, userId, change));
  core.sessions.forget(userId);
  if (change.is_locked === true) core.presence?.clear(userId);
}

export async function resetPassword(
  core: Core,
  userId: string,
  { password, endsDevices }: { readonly password: string; readonly endsDevices: boolean },
): Promise<void> {
  await setPassword(core, userId, password);
  if (endsDevices) await endAllDevices(core, userId);
}

/** Throws M_NOT_FOUND. */
export async function getAccount(core: Core, userId: string): Promise<UserRow> {
  const user = await core.database.transaction((tx) => findUser(tx, userId));
  if (!user) throw notFound('There is no such user');
  return user;
}

function setField(core: Core, caller: Caller, userId: string, field: string, text: string): Promise<void> {
  return changeProfile(core, caller, { userId, field, value: text === '' ? undefined : text });
}
