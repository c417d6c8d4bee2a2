import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { NotificationCountType, type Room } from 'matrix-js-sdk/lib/models/room.js';
import { unreadableOf } from './encryption/unreadable.ts';
import { isShown, plainTextOf } from './message-reader.ts';
import { type RoomNotify, readNotify } from './room-notify.ts';
import { isMarkedUnread } from './room-reading.ts';
import { maySet, mayWrite } from './room-rights.ts';

/** What the list of rooms shows of one. */
export interface RoomSummary {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** `space`: of a space that Kontor owns; `direct`: with one person; `group`: any other. */
  readonly kind: 'space' | 'direct' | 'group';
  readonly membership: 'join' | 'invite';
  /** The room's picture, `mxc://server/id`. */
  readonly picture: string | undefined;
  /** The other person of a direct room. */
  readonly partner: string | undefined;
  readonly unread: number;
  /** Of the unread ones, those that name the person. */
  readonly mentions: number;
  /** Whether anything waits: counted or not, or marked as that by the person. */
  readonly isUnread: boolean;
  /** Marked as unread by the person. */
  readonly isMarked: boolean;
  /** What of it the person wants to be told. */
  readonly notify: RoomNotify;
  readonly isMuted: boolean;
  readonly isFavourite: boolean;
  /** Milliseconds since 1970; 0 where nothing was ever said. */
  readonly lastActivity: number;
  readonly lastMessage: MessagePreview | undefined;
  /** Whether the person may write here. */
  readonly canWrite: boolean;
  /** End to end: nobody but its members reads it. */
  readonly isEncrypted: boolean;
  /** Whether the person may turn that on; never in rooms of spaces. */
  readonly canEncrypt: boolean;
}

export interface MessagePreview {
  readonly sender: string;
  readonly senderName: string;
  /** `encrypted`: not readable here (yet). */
  readonly kind: 'text' | 'file' | 'image' | 'deleted' | 'encrypted';
  readonly text: string;
  readonly isOwn: boolean;
}

/** So many of the newest events are looked at for something to show. */
const mostLooks = 30;

export function summarise(sdk: MatrixClient, room: Room, partner: string | undefined): RoomSummary | undefined {
  const membership = room.getMyMembership();
  if (room.isSpaceRoom() || (membership !== 'join' && membership !== 'invite')) return undefined;
  const last = findLastMessage(room);
  const me = sdk.getSafeUserId();
  const notify = readNotify(sdk, room.roomId);
  const unread = membership === 'invite' ? 1 : room.getUnreadNotificationCount(NotificationCountType.Total);
  const isMarked = isMarkedUnread(room);
  const kind = kindOf(room, partner);
  const isEncrypted = room.hasEncryptionStateEvent();
  return {
    id: room.roomId,
    name: room.name,
    topic: room.currentState.getStateEvents('m.room.topic', '')?.getContent().topic ?? '',
    picture: room.getMxcAvatarUrl() ?? undefined,
    kind,
    membership,
    partner,
    unread,
    mentions: room.getUnreadNotificationCount(NotificationCountType.Highlight),
    isUnread: unread > 0 || isMarked || (notify === 'mentions' && hasUnheard(room, last, me)),
    isMarked,
    notify,
    isMuted: notify === 'none',
    isFavourite: 'm.favourite' in room.tags,
    lastActivity: last?.getTs() ?? room.getLastActiveTimestamp(),
    lastMessage: last && previewOf(room, last, me),
    canWrite: membership === 'join' && mayWrite(room, me),
    isEncrypted,
    canEncrypt: !isEncrypted && kind !== 'space' && membership === 'join' && maySet(room, me, 'm.room.encryption'),
  };
}

/** Where the homeserver counts mentions alone, what else came is known from the own receipt. */
function hasUnheard(room: Room, last: MatrixEvent | undefined, me: string): boolean {
  if (!last || last.getSender() === me || last.status !== null) return false;
  return !room.hasUserReadEvent(me, last.getId() ?? '');
}

function kindOf(room: Room, partner: string | undefined): RoomSummary['kind'] {
  if (partner !== undefined) return 'direct';
  return isOfSpace(room) ? 'space' : 'group';
}

/** Whether the room belongs to a space, which then decides about it. */
export function isOfSpace(room: Room): boolean {
  return room.currentState.getStateEvents('m.space.parent').length > 0;
}

function findLastMessage(room: Room): MatrixEvent | undefined {
  const pending = room.getPendingEvents().findLast(isShown);
  if (pending) return pending;
  const events = room.getLiveTimeline().getEvents();
  for (let at = events.length - 1; at >= Math.max(0, events.length - mostLooks); at -= 1) {
    const event = events[at];
    if (event && isShown(event)) return event;
  }
  return undefined;
}

function previewOf(room: Room, event: MatrixEvent, me: string): MessagePreview {
  const sender = event.getSender() ?? '';
  const { msgtype } = event.getContent();
  const ofFile = msgtype === 'm.image' ? 'image' : 'file';
  const isFile = msgtype === 'm.image' || msgtype === 'm.file' || msgtype === 'm.audio' || msgtype === 'm.video';
  return {
    sender,
    senderName: room.getMember(sender)?.rawDisplayName ?? sender,
    kind: event.isRedacted() ? 'deleted' : unreadableOf(event) ? 'encrypted' : isFile ? ofFile : 'text',
    // What the library puts in the place of what it cannot read is no text.
    text: unreadableOf(event) ? '' : plainTextOf(event).slice(0, 160),
    isOwn: sender === me,
  };
}
