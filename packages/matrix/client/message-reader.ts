import { EventStatus, type MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { NotificationCountType, type Room } from 'matrix-js-sdk/lib/models/room.js';
import { readFileObject } from './encryption/encrypted-file.ts';
import { unreadableOf } from './encryption/unreadable.ts';
import type { ChatFile, ChatMessage, MessageContent, Reaction, RepliedMessage, ThreadSummary } from './message.ts';
import { isPollStart } from './polls/poll-content.ts';
import { pollsOf } from './polls/polls.ts';

/** Events that a timeline shows. */
export function isShown(event: MatrixEvent): boolean {
  const type = event.getType();
  // Two devices that make sure of each other: nothing that somebody says.
  if (event.getContent().msgtype === 'm.key.verification.request') return false;
  const isMessage = type === 'm.room.message' || type === 'm.room.encrypted' || isPollStart(type);
  return isMessage && !event.isRelation('m.replace');
}

export function readMessage(room: Room, event: MatrixEvent, key: string, me: string): ChatMessage {
  const sender = event.getSender() ?? '';
  return {
    key,
    id: event.getId() ?? '',
    sender,
    senderName: nameIn(room, sender),
    isOwn: sender === me,
    sentAt: event.getTs(),
    state: stateOf(event),
    content: contentOf(room, event),
    isEdited: !event.isRedacted() && event.replacingEvent() !== null,
    isMention: sender !== me && mentionsOf(event).includes(me),
    replyTo: replyOf(room, event),
    reactions: reactionsOf(room, event, me),
    thread: threadOf(room, event),
  };
}

export function nameIn(room: Room, userId: string): string {
  return room.getMember(userId)?.rawDisplayName ?? userId.replace(/^@([^:]*):.*$/, '$1');
}

/** The words without formatting, and without what older clients quote above a reply. */
export function plainTextOf(event: MatrixEvent): string {
  const body: unknown = event.getContent().body;
  const text = typeof body === 'string' ? body : '';
  return event.replyEventId === undefined ? text : text.replace(/^(> .*\n)+\n/, '');
}

function stateOf({ status }: MatrixEvent): ChatMessage['state'] {
  if (status === null || status === EventStatus.SENT) return 'sent';
  return status === EventStatus.NOT_SENT ? 'failed' : 'sending';
}

function contentOf(room: Room, event: MatrixEvent): MessageContent {
  if (event.isRedacted()) return deletedOf(event);
  const edit = event.replacingEvent();
  const reason = unreadableOf(event) ?? (edit ? unreadableOf(edit) : undefined);
  if (reason) return { kind: 'unreadable', reason };
  const poll = isPollStart(event.getType()) ? pollsOf(room.client).read(room, event) : undefined;
  if (poll) return { kind: 'poll', poll };
  const content = event.getContent();
  const file = readFile(content);
  if (file) return { kind: 'file', file };
  const { format, formatted_body: html } = content;
  const isFormatted = format === 'org.matrix.custom.html' && typeof html === 'string';
  return { kind: 'text', text: plainTextOf(event), html: isFormatted ? html : undefined };
}

function deletedOf(event: MatrixEvent): MessageContent {
  const because = event.getUnsigned().redacted_because;
  const { reason } = Object(because?.content);
  const isByOther = because?.sender !== undefined && because.sender !== event.getSender();
  return { kind: 'deleted', isByOther, reason: isByOther && typeof reason === 'string' ? reason : '' };
}

const fileKinds: Readonly<Record<string, ChatFile['kind']>> = {
  'm.image': 'image',
  'm.file': 'other',
  'm.audio': 'audio',
  'm.video': 'video',
};

/** Nothing where the message is no file. */
export function readFile(content: Readonly<Record<string, unknown>>): ChatFile | undefined {
  const kind = fileKinds[String(content.msgtype)];
  if (!kind) return undefined;
  const info = Object(content.info);
  const name = typeof content.filename === 'string' ? content.filename : content.body;
  const type = typeof info.mimetype === 'string' ? info.mimetype : '';
  return {
    kind,
    name: typeof name === 'string' ? name : '',
    address: typeof content.url === 'string' ? content.url : readFileObject(content.file, type),
    type,
    size: numberOf(info.size) ?? 0,
    width: numberOf(info.w),
    height: numberOf(info.h),
    caption: captionOf(content),
  };
}

/** A text beside the name of the file ("Media captions", since Matrix 1.10); the text alone is the name. */
function captionOf({ filename, body, format, formatted_body: html }: Readonly<Record<string, unknown>>) {
  if (typeof filename !== 'string' || typeof body !== 'string' || body === filename || body.trim() === '')
    return undefined;
  return { text: body, html: format === 'org.matrix.custom.html' && typeof html === 'string' ? html : undefined };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

function mentionsOf(event: MatrixEvent): readonly unknown[] {
  const { user_ids: users } = Object(event.getContent()['m.mentions']);
  return Array.isArray(users) ? users : [];
}

function replyOf(room: Room, event: MatrixEvent): RepliedMessage | undefined {
  const id = event.replyEventId;
  const relation = event.getWireContent()['m.relates_to'];
  // In a thread every message replies to the one before it, for clients that know no threads.
  if (id === undefined || event.isRedacted() || relation?.is_falling_back === true) return undefined;
  const found = room.findEventById(id);
  const sender = found?.getSender();
  return {
    id,
    sender,
    senderName: sender === undefined ? undefined : nameIn(room, sender),
    text: found && !found.isRedacted() && !unreadableOf(found) ? plainTextOf(found) : '',
  };
}

function reactionsOf(room: Room, event: MatrixEvent, me: string): Reaction[] {
  const id = event.getId() ?? '';
  const found = event.isRedacted()
    ? undefined
    : room.relations.getChildEventsForEvent(id, 'm.annotation', 'm.reaction')?.getSortedAnnotationsByKey();
  return (found ?? []).flatMap(([sign, events]) => {
    const standing = [...events].filter((each) => !each.isRedacted());
    if (standing.length === 0) return [];
    // Somebody's reaction counts once, however often it was sent.
    const senders = [...new Set(standing.map((each) => each.getSender() ?? ''))];
    const own = standing.find((each) => each.getSender() === me)?.getId();
    return [{ sign, count: senders.length, from: senders.map((sender) => nameIn(room, sender)), own }];
  });
}

function threadOf(room: Room, event: MatrixEvent): ThreadSummary | undefined {
  const id = event.getId() ?? '';
  const thread = room.getThread(id) ?? undefined;
  const last = thread?.replyToEvent;
  if (!thread || thread.length === 0) return undefined;
  return {
    count: thread.length,
    unread: room.getThreadUnreadNotificationCount(id, NotificationCountType.Total),
    lastAt: last?.getTs() ?? 0,
    lastSenderName: last ? nameIn(room, last.getSender() ?? '') : '',
  };
}
