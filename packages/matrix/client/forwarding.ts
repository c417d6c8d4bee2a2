import type { RoomMessageEventContent } from 'matrix-js-sdk/lib/@types/events.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { readHtml } from '../shared/body/html-reader.ts';
import { htmlOf } from '../shared/body/html-writer.ts';
import { unreadableOf } from './encryption/unreadable.ts';
import type { UploadParts } from './files.ts';
import { plainTextOf, readFile } from './message-reader.ts';
import { isPollStart, readStart } from './polls/poll-content.ts';
import { tellSealedFile } from './sealed-files.ts';

export interface ForwardParts {
  /** Where the message stands. */
  readonly room: string;
  readonly message: string;
  /** The room into which it goes. */
  readonly to: string;
  /** Who said it, in words: "Weitergeleitet von Jana Thiele". */
  readonly attribution: string;
}

/** How files are read and sent. */
export interface FileWays {
  fetch(address: string): Promise<Blob>;
  send(room: string, parts: UploadParts): Promise<boolean>;
}

/** Whether what is said in the room is for those in it alone, so that it goes elsewhere only when the person says so. */
export function isConfidential(sdk: MatrixClient, room: string): boolean {
  return sdk.getRoom(room)?.hasEncryptionStateEvent() ?? false;
}

/** Sends a message once more, with who said it; nobody is mentioned anew. Answers false where the message is gone, or cannot be read. */
export async function forward(sdk: MatrixClient, parts: ForwardParts, files: FileWays): Promise<boolean> {
  const { room, message, to, attribution } = parts;
  const event = await findEvent(sdk, room, message);
  if (!event || event.isRedacted() || unreadableOf(event)) return false;
  const content = event.getContent();
  const file = readFile(content);
  if (file) {
    // The key of an encrypted file stays in its room: the other one gets a file of its own.
    const opened = content.file === undefined ? undefined : await files.fetch(file.address);
    await sdk.sendMessage(to, null, textOf(attribution, htmlOf([{ kind: 'text', text: attribution }])));
    if (opened) return files.send(to, { file: opened, description: file });
    const sent = await sdk.sendMessage(to, null, withoutRelations(content) as RoomMessageEventContent); // as it was sent before
    if (isConfidential(sdk, to)) await tellSealedFile(sdk, to, sent.event_id, file.address);
    return true;
  }
  const text = isPollStart(event.getType()) ? pollText(event) : plainTextOf(event);
  const { format, formatted_body: html } = content;
  const isFormatted = format === 'org.matrix.custom.html' && typeof html === 'string';
  // Read and written anew: what others have sent goes on only as far as it is known.
  const quoted = isFormatted ? readHtml(html) : [{ kind: 'text' as const, text }];
  const formatted = htmlOf([
    { kind: 'paragraph', children: [{ kind: 'emphasis', children: [{ kind: 'text', text: attribution }] }] },
    { kind: 'quote', children: quoted },
  ]);
  const plain = text.split('\n').map((line) => `> ${line}`);
  await sdk.sendMessage(to, null, textOf([attribution, '', ...plain].join('\n'), formatted));
  return true;
}

async function findEvent(sdk: MatrixClient, room: string, id: string): Promise<MatrixEvent | undefined> {
  const known = sdk.getRoom(room)?.findEventById(id);
  if (known) return known;
  const event = await sdk.fetchRoomEvent(room, id).then(sdk.getEventMapper(), () => undefined);
  if (event) await sdk.decryptEventIfNeeded(event);
  return event;
}

function withoutRelations(content: Readonly<Record<string, unknown>>): object {
  const { 'm.relates_to': _relation, 'm.new_content': _edit, 'm.mentions': _mentions, ...rest } = content;
  return { ...rest, 'm.mentions': {} };
}

function textOf(body: string, html: string): RoomMessageEventContent {
  return {
    msgtype: 'm.text',
    body,
    format: 'org.matrix.custom.html',
    formatted_body: html,
    'm.mentions': {},
  } as RoomMessageEventContent; // a union by message type
}

function pollText(event: MatrixEvent): string {
  const poll = readStart(event.getContent());
  return poll ? [poll.question, ...poll.answers.map(({ text }, at) => `${at + 1}. ${text}`)].join('\n') : '';
}
