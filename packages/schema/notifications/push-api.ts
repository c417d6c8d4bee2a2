import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, nothing } from '../fields.ts';

export const pushForbidden = defineError('notifications.push_forbidden', 'forbidden', {
  de: 'Ihre Organisation hat Hinweise auf Geräten ausgeschaltet.',
  en: 'Your organisation has switched off notes on devices.',
});
export const pushServiceRefused = defineError('notifications.push_service_refused', 'input', {
  de: 'Der Zustelldienst dieses Browsers ist für Kontor nicht erreichbar. Nehmen Sie einen anderen Browser, oder fragen Sie Ihre Administration.',
  en: 'Kontor cannot reach the push service of this browser. Take another browser, or ask your administrators.',
});
export const pushDeviceNotFound = defineError('notifications.push_device_not_found', 'not-found', {
  de: 'Dieses Gerät bekommt keine Hinweise mehr.',
  en: 'This device gets no notes any more.',
});

const base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);

const pushDevice = z.object({
  id,
  /** Browser and system. */
  name: z.string(),
  /** The one that asks. */
  isCurrent: z.boolean(),
  /** Whether the note names the object; without it, it says only that there is something new. */
  showsTitles: z.boolean(),
  createdAt: moment,
  usedAt: moment.nullable(),
});
export type PushDevice = z.output<typeof pushDevice>;

export const getPush = defineRoute({
  name: 'notifications.getPush',
  method: 'GET',
  path: '/api/notifications/push',
  access: 'person',
  summary: 'The devices on which the person is told, and the key with which a browser subscribes',
  input: nothing,
  output: z.object({
    /** Null where the organisation does not want it (RFC 8292, base64url). */
    key: z.string().nullable(),
    devices: z.array(pushDevice),
  }),
  errors: [],
});

export const addPushDevice = defineRoute({
  name: 'notifications.addPushDevice',
  method: 'POST',
  path: '/api/notifications/push',
  access: 'person',
  summary: 'Tells this session of news by the push service of its browser, until it signs out',
  input: z.object({
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    /** The browser's public key and secret (RFC 8291), base64url. */
    publicKey: base64Url.length(87),
    secret: base64Url.length(22),
    showsTitles: z.boolean(),
  }),
  output: pushDevice,
  errors: [pushForbidden, pushServiceRefused],
  callsPerMinute: 20,
});

export const changePushDevice = defineRoute({
  name: 'notifications.changePushDevice',
  method: 'PATCH',
  path: '/api/notifications/push/:device',
  access: 'person',
  summary: 'Says whether the notes on a device name the object',
  input: z.object({ device: id, showsTitles: z.boolean() }),
  output: pushDevice,
  errors: [pushDeviceNotFound],
});

export const removePushDevice = defineRoute({
  name: 'notifications.removePushDevice',
  method: 'DELETE',
  path: '/api/notifications/push/:device',
  access: 'person',
  summary: 'Tells a device of nothing any more',
  input: z.object({ device: id }),
  output: nothing,
  errors: [pushDeviceNotFound],
});
