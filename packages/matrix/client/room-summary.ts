import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { NotificationCountType, type Room } from 'matrix-js-sdk/lib/models/room.js';
import { unreadableOf } from './encryption/unreadable.ts';
import { isShown, plainTextOf } from './message-reader.ts';
import { maySetState, mayWrite } from './room-rights.ts';

/** What the list of rooms shows of one. */
export interface RoomSummary {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** `space`: of a space that Kontor owns; `direct`: with one person; `group`: any other. */
  readonly kind: 'space' | 'direct' | 'group';
  readonly membership: 'join' | 'invite';
  /** The other person of a direct room. */
  readonly partner: string | undefined;
  readonly unread: number;
  /** Of the unread ones, those that name the person. */
  readonly mentions: number;
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
  const kind = kindOf(room, partner);
  const isEncrypted = room.hasEncryptionStateEvent();
  const rule = sdk.pushRules && sdk.getRoomPushRule('global', room.roomId);
  return {
    id: room.roomId,
    name: room.name,
    topic: room.currentState.getStateEvents('m.room.topic', '')?.getContent().topic ?? '',
    kind,
    membership,
    partner,
    unread: membership === 'invite' ? 1 : room.getUnreadNotificationCount(NotificationCountType.Total),
    mentions: room.getUnreadNotificationCount(NotificationCountType.Highlight),
    isMuted: rule?.enabled === true && !rule.actions.some((action) => action === 'notify'),
    isFavourite: 'm.favourite' in room.tags,
    lastActivity: last?.getTs() ?? room.getLastActiveTimestamp(),
    lastMessage: last && previewOf(room, last, me),
    canWrite: membership === 'join' && mayWrite(room, me),
    isEncrypted,
    canEncrypt: !isEncrypted && kind !== 'space' && membership === 'join' && maySetState(room, me, 'm.room.encryption'),
  };
}

function kindOf(room: Room, partner: string | undefined): RoomSummary['kind'] {
  if (partner !== undefined) return 'direct';
  return room.currentState.getStateEvents('m.space.parent').length > 0 ? 'space' : 'group';
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
