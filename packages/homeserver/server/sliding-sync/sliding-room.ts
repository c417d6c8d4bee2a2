import { clientEvent } from '../rooms/client-event.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { contentOf } from '../rooms/state-view.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import { noFilter } from '../sync/filter.ts';
import { strippedState } from '../sync/invited-room.ts';
import { heroesOf } from '../sync/room-summary.ts';
import { readTimeline, type Timeline } from '../sync/room-timeline.ts';
import { objectOf, type SyncRequest } from '../sync/sync-request.ts';
import { writeToken } from '../sync/sync-token.ts';
import type { SentRoom } from './connections.ts';
import type { RequiredState } from './required-state.ts';

type Field = readonly [name: string, text: string];

/** Members that are remembered as sent because they spoke; beyond these they are sent again. */
const mostMembers = 100;

export interface RoomLook {
  readonly request: SyncRequest;
  readonly room: Room;
  readonly member: MembershipRow;
  /** What the connection has been sent of it, if anything. */
  readonly sent: SentRoom | undefined;
  /** Everything up to here was sent. */
  readonly after: number;
  /** Its state events since then; without them the whole state is looked at. */
  readonly changedState: readonly RoomEvent[] | undefined;
  readonly required: RequiredState;
  readonly timelineLimit: number;
  readonly isDirect: boolean;
  /** They have read further, here or elsewhere. */
  readonly hasOwnReceipt: boolean;
  readonly bump: number;
}

export interface ShownRoom {
  readonly text: string;
  readonly sent: SentRoom;
  readonly isInitial: boolean;
  readonly events: readonly RoomEvent[];
}

const nothing = { required: new Set<string>(), requiredKey: '', members: new Set<string>() } as const;

/** A room somebody is invited to or knocks at: what tells them which it is. */
export function invitedSlidingRoom({ request, room, member, isDirect, bump }: RoomLook): ShownRoom {
  const text = objectOf([
    ['initial', 'true'],
    ...describe(room, request.viewer.userId),
    ...counts(room),
    ...(isDirect ? [['is_dm', 'true'] as const] : []),
    ['bump_stamp', String(bump)],
    ['invite_state', `[${strippedState(room, request.viewer.userId).join(',')}]`],
  ]);
  const upTo = member.position;
  const sent = { isLive: true, upTo, isJoined: false, timelineLimit: 0, ...nothing };
  return { text, sent, isInitial: true, events: [] };
}

/** A room somebody is in, or was until now; nothing where nothing is new. */
export async function slidingRoom(look: RoomLook): Promise<ShownRoom | undefined> {
  const { request, room, member, sent, after, required, timelineLimit } = look;
  const { viewer, until } = request;
  const isIn = member.membership === 'join';
  const last = isIn ? until.position : Math.min(until.position, room.members.get(viewer.userId)?.position ?? 0);
  const isExpanded = sent !== undefined && timelineLimit > sent.timelineLimit && isIn;
  const filter = { ...noFilter, timeline: { ...noFilter.timeline, limit: timelineLimit } };
  const timeline = await readTimeline({ ...request, filter }, room, member, {
    after: isExpanded ? 0 : after,
    until: last,
  });
  const changed = changedIn(look);
  const members = new Set(sent?.members);
  const state = isIn ? stateOf(look, changed, timeline, members) : [];
  const about = aboutRoom(look, changed);
  const unread = isIn ? await unreadOf(look) : [];
  const isQuiet = sent && timeline.events.length === 0 && state.length === 0 && about.length === 0;
  const now: SentRoom = {
    ...{
      isLive: true,
      upTo: until.position,
      isJoined: isIn,
      timelineLimit: Math.max(timelineLimit, sent?.timelineLimit ?? 0),
    },
    ...{ required: required.names, requiredKey: required.key, members: new Set([...members].slice(-mostMembers)) },
  };
  if (isQuiet && !isExpanded && !look.hasOwnReceipt) return undefined;
  const relations = await request.core.relations.ofEvents(timeline.events, viewer);
  const events = timeline.events.map((event) =>
    clientEvent(event, viewer, {
      relations: relations.get(event.eventId),
      membership: timeline.membershipAt(event),
    }),
  );
  const text = objectOf([
    ...(sent ? [] : [['initial', 'true'] as const]),
    ...(isExpanded ? [['expanded_timeline', 'true'] as const, ['unstable_expanded_timeline', 'true'] as const] : []),
    ...about,
    ...(sent && !look.isDirect ? [] : [['is_dm', String(look.isDirect)] as const]),
    ['bump_stamp', String(look.bump)],
    ['required_state', `[${state.map((event) => clientEvent(event, viewer)).join(',')}]`],
    ['timeline', `[${events.join(',')}]`],
    ['limited', String(timeline.isLimited)],
    ['num_live', String(liveIn(look, timeline))],
    ['prev_batch', JSON.stringify(writeToken({ position: startOf(timeline), typing: 0 }))],
    ...unread,
  ]);
  return { text, sent: now, isInitial: sent === undefined, events: timeline.events };
}

function startOf({ isLimited, events, start }: Timeline): number {
  return isLimited ? (events[0]?.position ?? start + 1) - 1 : start;
}

/** Those that came while the client was there. */
function liveIn({ request, after, sent }: RoomLook, { events }: Timeline): number {
  const from = sent ? after : request.from?.position;
  return from === undefined ? 0 : events.filter(({ position }) => position > from).length;
}

/** State that changed since the room was sent. */
function changedIn({ room, sent, after, changedState }: RoomLook): readonly RoomEvent[] {
  if (!sent) return [];
  if (!changedState) return [...room.state].filter(({ position }) => position > after);
  // Of what changed twice, the last.
  return changedState.flatMap(({ type, stateKey = '', eventId }) => {
    const current = room.find(type, stateKey);
    return current?.eventId === eventId ? [current] : [];
  });
}

/** What is required and new, and whoever speaks; `members` learns whom. */
function stateOf(
  { request, room, sent, required }: RoomLook,
  changed: readonly RoomEvent[],
  timeline: Timeline,
  members: Set<string>,
): RoomEvent[] {
  const me = request.viewer.userId;
  const found = new Set<RoomEvent>();
  for (const event of sent ? required.beyond(sent.required, me).in(room) : required.in(room)) found.add(event);
  for (const event of changed)
    if (required.wants(event) || (event.type === 'm.room.member' && members.has(event.stateKey ?? '')))
      found.add(event);
  if (!required.isLazy) return [...found];
  for (const event of timeline.events)
    for (const userId of speakersOf(event)) {
      const speaker = members.has(userId) ? undefined : room.members.get(userId);
      if (!speaker) continue;
      found.add(speaker);
      members.add(userId);
    }
  return [...found];
}

function speakersOf({ type, sender, stateKey }: RoomEvent): string[] {
  return type === 'm.room.member' && stateKey !== undefined ? [sender, stateKey] : [sender];
}

/** Name, picture and members, where they may have changed. */
function aboutRoom({ room, sent, request }: RoomLook, changed: readonly RoomEvent[]): Field[] {
  const has = (...types: readonly string[]) => !sent || changed.some(({ type }) => types.includes(type));
  return [
    ...(has('m.room.name', 'm.room.avatar', 'm.room.member', 'm.room.canonical_alias')
      ? describe(room, request.viewer.userId)
      : []),
    ...(has('m.room.member') ? counts(room) : []),
  ];
}

function describe(room: Room, viewer: string): Field[] {
  const [name, avatar] = [contentOf(room, 'm.room.name')?.name, contentOf(room, 'm.room.avatar')?.url];
  const heroes = heroesOf(room, viewer).map((userId) => {
    const { displayname, avatar_url } = room.members.get(userId)?.content ?? {};
    return {
      user_id: userId,
      ...(typeof displayname === 'string' ? { displayname } : {}),
      ...(typeof avatar_url === 'string' ? { avatar_url } : {}),
    };
  });
  return [
    ...(typeof name === 'string' && name !== '' ? [['name', JSON.stringify(name)] as const] : []),
    ...(typeof avatar === 'string' ? [['avatar', JSON.stringify(avatar)] as const] : []),
    ...(heroes.length > 0 ? [['heroes', JSON.stringify(heroes)] as const] : []),
  ];
}

function counts(room: Room): Field[] {
  let invited = 0;
  for (const { content } of room.members.values()) if (content.membership === 'invite') invited += 1;
  return [
    ['joined_count', String(room.joined.size)],
    ['invited_count', String(invited)],
  ];
}

async function unreadOf({ request, room }: RoomLook): Promise<Field[]> {
  const { notifications, highlights } = (await request.core.unread.find(room, request.viewer.userId)).total;
  return [
    ['notification_count', String(notifications)],
    ['highlight_count', String(highlights)],
  ];
}
