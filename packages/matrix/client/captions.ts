import type { RoomMessageEventContent } from 'matrix-js-sdk/lib/@types/events.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { editContent } from './message-content.ts';
import { readFile } from './message-reader.ts';

export interface CaptionParts {
  readonly room: string;
  readonly message: string;
  readonly text: string;
}

/** An edit of a message with a file: the file stays, what is written about it is this text, or nothing. */
export function captionContent(sdk: MatrixClient, { room, message, text }: CaptionParts): RoomMessageEventContent {
  const content = sdk.getRoom(room)?.findEventById(message)?.getContent() ?? {};
  const file = readFile(content);
  if (!file) throw new Error('The message holds no file');
  const { format: _format, formatted_body: _html, 'm.relates_to': _relation, ...kept } = content;
  const caption = text.trim();
  const described = { ...kept, body: caption === '' ? file.name : caption, filename: file.name, 'm.mentions': {} };
  return editContent(described as unknown as RoomMessageEventContent, message); // as it was sent before, but for its words
}
