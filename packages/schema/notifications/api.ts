import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineEvent } from '../define-event.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, nothing, ref } from '../fields.ts';
import { linkCard } from '../links/link.ts';

export const notificationNotFound = defineError('notifications.not_found', 'not-found', {
  de: 'Diese Mitteilung gibt es nicht mehr.',
  en: 'This notification no longer exists.',
});

export const notificationState = z.enum(['unread', 'read', 'done']);

export const notification = z.object({
  id,
  kind: z.string(),
  ref,
  /** The object's card, or null when the person may no longer see it. */
  card: linkCard.nullable(),
  text: z.object({ de: z.string(), en: z.string() }),
  /** Who caused it, where the text names them: it tells nothing more than that. */
  by: z.object({ id, name: z.string(), picture: z.string().nullable() }).optional(),
  /** Absent people in whose place the person is told of it. */
  standsInFor: z.array(z.object({ id, name: z.string() })),
  /** Who has done with it in the person's place, or, standing in, the absent person themselves. */
  dealtBy: z.object({ id, name: z.string() }).nullable(),
  /** The space in which it happened, if in one. */
  space: id.nullable(),
  state: notificationState,
  /** Put off until then. */
  laterUntil: moment.nullable(),
  createdAt: moment,
  /** Whether `answerNotification` says something where it came from. */
  takesAnswer: z.boolean().optional(),
});
export type Notification = z.output<typeof notification>;

/** Something in the person's inbox came, changed or went; sent to that person alone. */
export const inboxChanged = defineEvent(
  'notifications.inbox.changed',
  z.object({ person: id, notifications: z.array(id) }),
);

/** What live clients get with `inboxChanged`: entries as they are now, those to drop, and the new number of unread ones. */
export const inboxUpdate = z.object({
  notifications: z.array(notification),
  gone: z.array(id),
  unread: z.number().int(),
});
export type InboxUpdate = z.output<typeof inboxUpdate>;

export const listNotifications = defineRoute({
  name: 'notifications.list',
  method: 'GET',
  path: '/api/notifications',
  access: 'person',
  summary: 'The inbox: what happened to so many objects, the newest first, all that is known of each together',
  input: z.object({
    show: z.enum(['inbox', 'later', 'done']).default('inbox'),
    /** Of this kind alone. */
    kind: z.string().max(100).optional(),
    /** From this space alone. */
    space: id.optional(),
    /** Only what comes because one stands in for somebody. */
    inPlace: z.enum(['true']).optional(),
    before: moment.optional(),
    /** Objects, not notifications. */
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ notifications: z.array(notification), unread: z.number().int() }),
  errors: [],
});

export const setNotificationStates = defineRoute({
  name: 'notifications.setStates',
  method: 'PATCH',
  path: '/api/notifications',
  idempotent: true,
  access: 'person',
  summary: 'Marks some as unread, read or done, or puts them off; those that are gone or hidden are passed by',
  input: z.object({
    notifications: z.array(id).min(1).max(100),
    state: notificationState.optional(),
    laterUntil: moment.nullable().optional(),
  }),
  output: inboxUpdate,
  errors: [],
});

export const markAllNotificationsRead = defineRoute({
  name: 'notifications.markAllRead',
  method: 'POST',
  path: '/api/notifications/read',
  idempotent: true,
  access: 'person',
  summary: 'Marks everything in the inbox as read; answers which were unread, for undo',
  input: nothing,
  output: z.object({ notifications: z.array(id) }),
  errors: [],
});

export const getNotificationSettings = defineRoute({
  name: 'notifications.getSettings',
  method: 'GET',
  path: '/api/notifications/settings',
  access: 'person',
  summary: 'Which kinds of notifications the person gets, and by which ways',
  input: nothing,
  output: z.object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        label: z.object({ de: z.string(), en: z.string() }),
        on: z.boolean(),
        push: z.boolean(),
        mail: z.boolean(),
      }),
    ),
    /** What the organisation allows and the server can do. */
    ways: z.object({ push: z.boolean(), mail: z.boolean() }),
  }),
  errors: [],
});

export const setNotificationSetting = defineRoute({
  name: 'notifications.setSetting',
  method: 'PUT',
  path: '/api/notifications/settings/:kind',
  idempotent: true,
  access: 'person',
  summary: 'Switches a kind on or off in the inbox, on the devices, or by mail to who is not at Kontor',
  input: z.object({
    kind: z.string().max(100),
    on: z.boolean().optional(),
    push: z.boolean().optional(),
    mail: z.boolean().optional(),
  }),
  output: nothing,
  errors: [notificationNotFound],
});
