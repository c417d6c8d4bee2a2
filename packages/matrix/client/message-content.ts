import { MsgType, RelationType } from 'matrix-js-sdk/lib/@types/event.js';
import type { RoomMessageEventContent } from 'matrix-js-sdk/lib/@types/events.js';
import { type OutgoingText, textContentOf } from '../shared/text-content.ts';
import { type FileSecret, fileObject } from './encryption/encrypted-file.ts';
import type { ChatFile, FileCaption } from './message.ts';

/** The content of a message: plain, and formatted where the text has any marks or names anybody. */
export function textContent(text: OutgoingText): RoomMessageEventContent {
  return { msgtype: MsgType.Text, ...textContentOf(text) };
}

export function replyContent(
  content: RoomMessageEventContent,
  to: { readonly id: string; readonly sender: string },
  me: string,
): RoomMessageEventContent {
  const users = content['m.mentions']?.user_ids ?? [];
  const all = to.sender === me || users.includes(to.sender) ? users : [...users, to.sender];
  return {
    ...content,
    'm.mentions': { ...content['m.mentions'], ...(all.length > 0 && { user_ids: all }) },
    'm.relates_to': { 'm.in_reply_to': { event_id: to.id } },
  } as RoomMessageEventContent; // a union by message type, of which this keeps the one it was given
}

/** What replaces a message; clients that know no edits show it as a new one, with a star. */
export function editContent(content: RoomMessageEventContent, id: string): RoomMessageEventContent {
  return {
    ...content,
    body: `* ${content.body}`,
    ...('formatted_body' in content && { formatted_body: `* ${content.formatted_body}` }),
    'm.new_content': content,
    'm.relates_to': { rel_type: RelationType.Replace, event_id: id },
  } as RoomMessageEventContent; // the library's type of a message leaves out that it may replace another
}

export interface FileDescription {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly caption?: FileCaption | undefined;
}

export function kindOfType(type: string): ChatFile['kind'] {
  const [family = ''] = type.split('/');
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'other';
}

const messageTypes = { image: MsgType.Image, audio: MsgType.Audio, video: MsgType.Video, other: MsgType.File };

/** `secret`: of a file that was encrypted. */
export function fileContent(file: FileDescription, address: string, secret?: FileSecret): RoomMessageEventContent {
  const { name, type, size, width, height, caption } = file;
  const dimensions = width !== undefined && height !== undefined ? { w: width, h: height } : {};
  return {
    msgtype: messageTypes[kindOfType(type)],
    body: caption?.text ?? name,
    ...(caption?.html !== undefined && { format: 'org.matrix.custom.html', formatted_body: caption.html }),
    filename: name,
    ...(secret ? { file: fileObject(address, secret) } : { url: address }),
    info: { mimetype: type, size, ...dimensions },
    'm.mentions': {},
  } as RoomMessageEventContent; // a union by message type, which is picked from a table here
}
