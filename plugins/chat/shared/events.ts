import { defineEvent, fields, matrixEventId, matrixRoomId } from '@kontor/schema';
import { z } from 'zod';

/** A room of a space came, or its name, topic or rules changed. */
export const roomChanged = defineEvent('chat.room.changed', z.object({ room: matrixRoomId, space: fields.id }));
/** Somebody wrote in a room of a space; what, only Matrix knows. */
export const messageSent = defineEvent(
  'chat.message.sent',
  z.object({ room: matrixRoomId, event: matrixEventId, sender: fields.id }),
);
/** Another room waits for somebody to be read, or waits no longer; told to that person alone. */
export const waitingChanged = defineEvent('chat.waiting.changed', z.object({ person: fields.id }));
/** A message in a room of a space was edited or deleted; what it says now, only its row and Matrix know. */
export const messageChanged = defineEvent(
  'chat.message.changed',
  z.object({ room: matrixRoomId, event: matrixEventId }),
);
/** The waiting messages of a person are others; told to that person alone. */
export const laterListChanged = defineEvent('chat.later.changed', z.object({ person: fields.id }));
/** A person's list of saved messages is another one. */
export const savedChanged = defineEvent('chat.saved.changed', z.object({ person: fields.id }));
