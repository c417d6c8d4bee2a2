import { type Ref, refOf } from '@kontor/base';

/** A message in a room of a space: `chat/message/<Matrix event id>`. */
export function messageRef(event: string): Ref {
  return refOf('chat', 'message', event);
}
