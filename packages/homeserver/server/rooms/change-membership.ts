import type { Core } from '../homeserver-core.ts';
import { isLocal } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { isObject, type JsonObject } from '../json.ts';
import { forbidden, invalidParam, MatrixError, notFound } from '../matrix-error.ts';
import type { Caller } from '../users/sessions.ts';
import { PowerLevels } from './power-levels.ts';
import type { RoomDraft } from './room-draft.ts';
import { contentOf, joinRuleOf, type Membership, membershipOf, type StateView } from './state-view.ts';

export interface MembershipChange {
  readonly roomId: string;
  readonly userId: string;
  readonly membership: Membership;
  readonly reason?: string | undefined;
  /** Further content, as `is_direct`. */
  readonly content?: JsonObject | undefined;
  readonly sentAt?: number | undefined;
  /** Lifts a ban, and does nothing else. */
  readonly isUnban?: boolean;
}

/** Changes who is in the room; answers with the event's id, an older one where nothing changed. */
export async function changeMembership(core: Core, caller: Caller, change: MembershipChange): Promise<string> {
  const { userId, membership, reason } = change;
  if (!isUserId(userId)) throw invalidParam('This is no user id');
  if (membership === 'invite' && !isLocal(core.config, userId))
    throw forbidden('Users of other servers cannot be reached');
  if (membership === 'invite') await core.appservices.queryUser(userId);
  const isComing = membership === 'join' || membership === 'invite' || membership === 'knock';
  if (isComing) core.blockedRooms.check(change.roomId);
  const profile = isComing ? await core.profiles.forMember(userId) : {};
  if (isComing && userId === caller.userId) await checkExists(core, change.roomId);
  const allowedIn = membership === 'join' ? await allowedBy(core, change.roomId, userId) : undefined;
  // Who vouches for somebody the server says, nobody themselves.
  const { join_authorised_via_users_server: _by, ...given } = change.content ?? {};
  return core.rooms.write(change.roomId, (draft) => {
    const current = draft.find('m.room.member', userId);
    if (caller.isGuest && membership === 'join') checkGuestsMayJoin(draft);
    if (userId !== caller.userId && membership === 'leave') checkCanBeSentAway(draft, change);
    const content: JsonObject = {
      ...profile,
      ...given,
      membership,
      ...(reason === undefined ? {} : { reason }),
      ...authorisation(draft, userId, allowedIn),
    };
    if (current && membership === 'join' && current.content.membership === 'join' && isAlike(current.content, content))
      return current.eventId;
    return draft.append({
      type: 'm.room.member',
      stateKey: userId,
      sender: caller.userId,
      content,
      device: caller.deviceId,
      sentAt: change.sentAt,
    }).eventId;
  });
}

/** "Guest access". */
function checkGuestsMayJoin(draft: RoomDraft): void {
  if (contentOf(draft, 'm.room.guest_access')?.guest_access === 'can_join') return;
  throw new MatrixError(403, 'M_GUEST_ACCESS_FORBIDDEN', 'Guests may not join this room');
}

/** The rules of rooms let somebody who is not there be sent away; nothing would change. */
function checkCanBeSentAway(draft: RoomDraft, { userId, isUnban = false }: MembershipChange): void {
  const current = membershipOf(draft, userId);
  if (isUnban && current !== 'ban') throw forbidden(`${userId} is not banned`);
  if (!isUnban && current === 'leave') throw forbidden(`${userId} is not in the room`);
}

/** Whoever comes to a room is told that there is none; everybody else, that they are not in it. */
async function checkExists(core: Core, roomId: string): Promise<void> {
  const [exists] = await core.rooms.useAll([roomId], (rooms) => rooms.map(() => true));
  if (exists !== true) throw notFound('There is no such room');
}

function isAlike(one: JsonObject, other: JsonObject): boolean {
  const plain = ({ join_authorised_via_users_server: _by, reason: _reason, ...rest }: JsonObject) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return plain(one) === plain(other);
}

/** Whether somebody is in one of the rooms whose members may join this one ("Restricted rooms"). */
async function allowedBy(core: Core, roomId: string, userId: string): Promise<boolean> {
  const rooms = await core.rooms.use(roomId, (room) => allowedRooms(room));
  if (rooms.length === 0) return false;
  const joined = new Set(await core.memberships.joinedRooms(userId));
  return rooms.some((each) => joined.has(each));
}

export function allowedRooms(state: StateView): string[] {
  const rule = joinRuleOf(state);
  const allow = contentOf(state, 'm.room.join_rules')?.allow;
  if ((rule !== 'restricted' && rule !== 'knock_restricted') || !Array.isArray(allow)) return [];
  return allow.flatMap((each) =>
    isObject(each) && each.type === 'm.room_membership' && typeof each.room_id === 'string' ? [each.room_id] : [],
  );
}

/** Who vouches for a join that only membership elsewhere allows: somebody in the room who may invite. */
function authorisation(draft: RoomDraft, userId: string, isAllowed: boolean | undefined): JsonObject {
  const current = membershipOf(draft, userId);
  if (isAllowed !== true || current === 'join' || current === 'invite') return {};
  const levels = PowerLevels.of(draft);
  for (const member of draft.room.joined)
    if (membershipOf(draft, member) === 'join' && levels.may(member, 'invite'))
      return { join_authorised_via_users_server: member };
  return {};
}
