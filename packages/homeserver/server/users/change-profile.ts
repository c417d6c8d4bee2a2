import type { Core } from '../homeserver-core.ts';
import { isLocal } from '../homeserver-core.ts';
import type { Json, JsonObject } from '../json.ts';
import { checkCanonical, isStorable } from '../json.ts';
import { badJson, forbidden, invalidParam, MatrixError, notFound } from '../matrix-error.ts';
import { findUser, setProfile } from '../storage/user-table.ts';
import type { Caller } from './sessions.ts';

/** A whole profile as JSON may have so many bytes ("Profiles", size limits). */
const mostBytes = 65_536;
const mostNameBytes = 255;
const mostTextLength = 256;

/** Everybody's profile may be read by anybody who is signed in. */
export async function getProfile(core: Core, userId: string): Promise<JsonObject> {
  const profile = isLocal(core.config, userId) ? await core.profiles.find(userId) : undefined;
  if (!profile) throw notFound('There is no such user');
  return profile;
}

/** Sets a field, or removes it where `value` is nothing; a new name or picture is shown in every room. */
export async function changeProfile(
  core: Core,
  caller: Caller,
  { userId, field, value }: { readonly userId: string; readonly field: string; readonly value: Json | undefined },
): Promise<void> {
  if (userId !== caller.userId && !caller.isAdmin) throw forbidden('This is the profile of somebody else');
  checkField(field, value);
  await core.database.transaction(async (tx) => {
    const user = await findUser(tx, userId);
    if (!user) throw notFound('There is no such user');
    const { [field]: _old, ...rest } = user.profile;
    const next = value === undefined ? rest : { ...rest, [field]: value };
    if (Buffer.byteLength(JSON.stringify(next)) > mostBytes)
      throw new MatrixError(400, 'M_PROFILE_TOO_LARGE', 'A profile may have 64 KiB at most');
    await setProfile(tx, userId, next);
  });
  core.profiles.forget(userId);
  if (field === 'displayname' || field === 'avatar_url') await showInRooms(core, userId);
}

function checkField(field: string, value: Json | undefined): void {
  if (Buffer.byteLength(field) > mostNameBytes)
    throw new MatrixError(400, 'M_KEY_TOO_LARGE', 'The name of a field may have 255 bytes at most');
  const isKnown = ['displayname', 'avatar_url', 'm.tz'].includes(field);
  if (!isKnown && !/^[a-z][a-z0-9_.-]*$/.test(field)) throw invalidParam('Fields are named as the specification says');
  if (value === undefined) return;
  if (isKnown && typeof value !== 'string') throw invalidParam(`${field} is a text`);
  if (field === 'displayname' && String(value).length > mostTextLength) throw invalidParam('The name is too long');
  if (field === 'avatar_url' && String(value).length > 1000) throw invalidParam('The address is too long');
  checkCanonical(value);
  if (!isStorable(value)) throw badJson(`${field} is no text`);
}

/** Member events carry name and picture as they are now. */
async function showInRooms(core: Core, userId: string): Promise<void> {
  const profile = await core.profiles.forMember(userId);
  for (const roomId of await core.memberships.joinedRooms(userId)) {
    await core.rooms.write(roomId, (draft) => {
      const member = draft.find('m.room.member', userId);
      if (member?.content.membership !== 'join') return;
      const { displayname: _name, avatar_url: _avatar, ...rest } = member.content;
      draft.append({ type: 'm.room.member', stateKey: userId, sender: userId, content: { ...rest, ...profile } });
    });
  }
}
