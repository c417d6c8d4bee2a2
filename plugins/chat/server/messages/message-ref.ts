import { type Ref, refOf } from '@kontor/base';

/** So much of a text stands as its title. */
export const titleLength = 120;

/** A message in a room of a space: `chat/message/<Matrix event id>`. */
export function messageRef(event: string): Ref {
  return refOf('chat', 'message', event);
}

/** Its beginning, in one line. */
export function titleOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > titleLength ? `${line.slice(0, titleLength - 1)}…` : line;
}
