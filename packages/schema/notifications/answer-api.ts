import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import { notificationNotFound } from './api.ts';

export const notificationTakesNoAnswer = defineError('notifications.takes_no_answer', 'forbidden', {
  de: 'Darauf können Sie nicht von hier aus antworten. Öffnen Sie die Mitteilung und antworten Sie dort.',
  en: 'You cannot answer this from here. Open the notification and answer there.',
});

export const notificationAnswerTooLong = defineError('notifications.answer_too_long', 'input', {
  de: 'Diese Antwort ist zu lang. Öffnen Sie die Mitteilung und antworten Sie dort in mehreren Teilen.',
  en: 'This answer is too long. Open the notification and answer there in several parts.',
});

export const answerNotification = defineRoute({
  name: 'notifications.answer',
  method: 'POST',
  path: '/api/notifications/:notification/answer',
  idempotent: true,
  access: 'person',
  summary: 'Says something where a notification came from, as an answer to a mail about it would, and marks it as read',
  input: z.object({ notification: id, text: z.string().trim().min(1).max(10_000) }),
  output: nothing,
  errors: [notificationNotFound, notificationTakesNoAnswer, notificationAnswerTooLong],
});
