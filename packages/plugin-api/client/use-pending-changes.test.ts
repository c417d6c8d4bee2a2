import { setNotificationSetting, setPreferences } from '@kontor/schema';
import { expect, it } from 'vitest';
import type { KeptChange } from './outbox.ts';
import { pendingBy } from './use-pending-changes.ts';

const kept = (
  method: string,
  path: string,
  body: object | null,
  refusal: KeptChange['refusal'] = null,
): KeptChange => ({
  id: path,
  object: 'a/b/c',
  request: { method, path, body: body && JSON.stringify(body) },
  refusal,
});

it('finds what was sent by a route, with the names of its path, and why it was refused', () => {
  const path = '/api/notifications/settings/spaces.request_received';
  const entries = [kept('PUT', path, { on: true }), kept('PUT', path, { on: false }, { message: 'Nein.' })];
  expect(pendingBy(setNotificationSetting, entries)).toEqual([
    { id: path, input: { kind: 'spaces.request_received', on: true }, refusal: undefined },
    { id: path, input: { kind: 'spaces.request_received', on: false }, refusal: 'Nein.' },
  ]);
});

it('leaves out what went elsewhere, or does not fit the contract any more', () => {
  const entries = [
    kept('PUT', '/api/notifications/settings', { on: true }),
    kept('PATCH', '/api/notifications/settings/x', { on: true }),
    kept('PUT', '/api/notifications/settings/x', { on: 'perhaps' }),
    kept('DELETE', '/api/preferences', null),
  ];
  expect(pendingBy(setNotificationSetting, entries)).toEqual([]);
  expect(pendingBy(setPreferences, entries)).toEqual([]);
});
