import type { ChatFile, ChatMessage } from '@kontor/matrix/client';
import { shownAs } from './shown-as.ts';

/** A message that is a picture. */
export interface Picture {
  readonly message: ChatMessage;
  readonly file: ChatFile;
}

export function pictureOf(message: ChatMessage): Picture | undefined {
  const { content } = message;
  return content.kind === 'file' && shownAs(content.file) === 'picture' ? { message, file: content.file } : undefined;
}

/** The pictures among messages, in their order. */
export function picturesOf(messages: readonly ChatMessage[]): readonly Picture[] {
  return messages.flatMap((message) => pictureOf(message) ?? []);
}

/** Where a picture stands that may have got its final id, or have gone, since somebody opened it: -1 where it is gone. */
export function placeOf(pictures: readonly Picture[], { key }: ChatMessage): number {
  return pictures.findIndex(({ message }) => message.key === key);
}

/** What somebody who does not see the picture is told: what its author wrote about it, else its name. */
export function describe({ caption, name }: Pick<ChatFile, 'caption' | 'name'>): string {
  return caption?.text ?? name;
}

/** Whether a picture may stand beside others of the same run: one with words below it needs the room itself. */
export function standsInGroup(message: ChatMessage): boolean {
  const picture = pictureOf(message);
  return picture !== undefined && picture.file.caption === undefined && message.replyTo === undefined;
}
