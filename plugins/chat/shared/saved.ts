import { defineError, defineRoute, fields, matrixEventId, matrixRoomId } from '@kontor/schema';
import { z } from 'zod';

const { id, moment, nothing } = fields;

/** More is no list that anybody reads. */
export const mostSaved = 500;

/** A message that somebody keeps for themselves. What it says stays in Matrix: here is only where it stands. */
export const savedMessage = z.object({
  id,
  room: matrixRoomId,
  event: matrixEventId,
  savedAt: moment,
  /** When the inbox tells them of it; null for never, or once it has. */
  remindAt: moment.nullable(),
});
export type SavedMessage = z.output<typeof savedMessage>;

export const savedFull = defineError('chat.saved_full', 'conflict', {
  de: 'Sie haben schon 500 Nachrichten gemerkt. Bitte entfernen Sie erst welche, die Sie nicht mehr brauchen.',
  en: 'You have already saved 500 messages. Please remove some that you no longer need first.',
});

export const listSaved = defineRoute({
  name: 'chat.listSaved',
  method: 'GET',
  path: '/api/chat/saved',
  access: 'person',
  summary: 'The messages that the person has saved, the newest first: where they stand, not what they say',
  input: nothing,
  output: z.object({ saved: z.array(savedMessage) }),
  errors: [],
});

export const saveMessage = defineRoute({
  name: 'chat.saveMessage',
  method: 'POST',
  path: '/api/chat/saved',
  access: 'person',
  summary: 'Saves a message for the person alone, or changes when they are reminded of it',
  input: z.object({
    room: matrixRoomId,
    event: matrixEventId,
    /** Left out, a reminder stays as it is; a moment that has passed reminds at once. */
    remindAt: moment.nullable().optional(),
  }),
  output: savedMessage,
  errors: [savedFull],
});

export const forgetMessage = defineRoute({
  name: 'chat.forgetMessage',
  method: 'DELETE',
  path: '/api/chat/saved/:room/:event',
  access: 'person',
  summary: 'Takes a message off the person’s list, and with it its reminder',
  input: z.object({ room: matrixRoomId, event: matrixEventId }),
  output: nothing,
  errors: [],
});
