import { defineError, defineRoute, fields, matrixEventId, matrixRoomId, matrixUserId } from '@kontor/schema';
import { z } from 'zod';

const { id, moment, nothing } = fields;

/** More waits for nobody. */
export const mostLater = 100;
/** People whom one message calls by their org unit. */
export const mostReached = 100;
/** Days that a message may wait. */
export const longestWaitDays = 366;

/** Characters of a message. */
export const longestLater = 30_000;
const text = z.string().trim().min(1).max(longestLater);
const reaches = z.array(matrixUserId).max(mostReached);

/** A message that Kontor sends for somebody at a time that they chose, wherever their devices are then. */
export const laterMessage = z.object({
  id,
  room: matrixRoomId,
  /** The thread that it belongs to, or null for the room itself. */
  thread: matrixEventId.nullable(),
  /** Markdown. */
  text: z.string(),
  sendAt: moment,
  /** `sending`: it is too late to change it; the others are why it was not sent. */
  state: z.enum(['waiting', 'sending', 'refused', 'encrypted']),
  revision: z.number().int(),
});
export type LaterMessage = z.output<typeof laterMessage>;

export const laterFull = defineError('chat.later_full', 'conflict', {
  de: 'Bei Ihnen warten schon 100 Nachrichten. Bitte löschen Sie erst welche, oder senden Sie diese jetzt.',
  en: 'There are already 100 messages of yours waiting. Please delete some first, or send this one now.',
});
export const laterTooFar = defineError('chat.later_too_far', 'input', {
  de: 'Eine Nachricht kann höchstens ein Jahr warten. Bitte wählen Sie einen früheren Tag.',
  en: 'A message can wait for a year at most. Please choose an earlier day.',
});
export const laterNotFound = defineError('chat.later_not_found', 'not-found', {
  de: 'Diese Nachricht wartet nicht mehr: Sie wurde inzwischen gesendet oder gelöscht.',
  en: 'This message no longer waits: it was sent or deleted meanwhile.',
});
export const laterChanged = defineError('chat.later_changed', 'conflict', {
  de: 'Diese Nachricht wird gerade gesendet, oder Sie haben sie auf einem anderen Gerät geändert. Bitte sehen Sie noch einmal nach.',
  en: 'This message is just being sent, or you changed it on another device. Please have another look.',
});

export const listLater = defineRoute({
  name: 'chat.listLater',
  method: 'GET',
  path: '/api/chat/later',
  access: 'person',
  summary: 'The messages of the person that wait to be sent, or could not be sent, in the order of their times',
  input: nothing,
  output: z.object({ messages: z.array(laterMessage) }),
  errors: [],
});

export const sendLater = defineRoute({
  name: 'chat.sendLater',
  method: 'POST',
  path: '/api/chat/later',
  idempotent: true,
  access: 'person',
  summary: 'Has a message wait and sends it for the person at that time, with the rights that they have then',
  input: z.object({
    room: matrixRoomId,
    thread: matrixEventId.nullable().default(null),
    text,
    reaches: reaches.default([]),
    sendAt: moment,
  }),
  output: laterMessage,
  errors: [laterFull, laterTooFar],
});

export const changeLater = defineRoute({
  name: 'chat.changeLater',
  method: 'PATCH',
  path: '/api/chat/later/:id',
  idempotent: true,
  access: 'person',
  summary: 'Has a waiting message wait for another time; a moment that has passed sends it at once',
  input: z.object({ id, revision: z.number().int(), sendAt: moment }),
  output: laterMessage,
  errors: [laterNotFound, laterChanged, laterTooFar],
});

export const forgetLater = defineRoute({
  name: 'chat.forgetLater',
  method: 'DELETE',
  path: '/api/chat/later/:id',
  access: 'person',
  summary: 'Takes back a message that waits, or that could not be sent',
  input: z.object({ id }),
  output: nothing,
  errors: [laterNotFound, laterChanged],
});
