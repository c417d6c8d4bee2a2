import { type SyncEvent, stale } from '@kontor/plugin-api/client';
import type { Notification, SessionState, SpaceView } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import { shelfOf, syncInbox } from './inbox-sync.ts';
import { syncOrganisation } from './organisation-sync.ts';
import { syncSession } from './session-sync.ts';
import { syncSpace, syncSpaceList, syncSpacePart } from './space-sync.ts';

const person = '01990000-0000-7000-8000-000000000001';
const idOf = (number: number) => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const happenedAt = '2026-11-22T09:30:00.000Z';

const space = (number: number, name: string): SpaceView => ({
  id: idOf(number),
  slug: name.toLowerCase(),
  name,
  description: '',
  parent: null,
  visibility: 'open',
  inherits: true,
  archivedAt: null,
  kind: 'work',
  topics: [],
  revision: 1,
  role: 'editor',
  requested: false,
  canLeave: true,
});
const spaceEvent = (id: string, object: SpaceView | null): SyncEvent<never> =>
  // Payloads are checked before a fold sees them, so a plain object stands for one here.
  ({ kind: 'spaces.space.updated', payload: { space: id }, object, happenedAt }) as SyncEvent<never>;
const context = { input: {}, person };

describe('spaces', () => {
  const copy = { mayFoundGroups: true, spaces: [space(1, 'Amt'), space(2, 'Zoo')] };

  it('come in by name, change in place and go, like a fresh fetch would list them', () => {
    const added = syncSpaceList(copy, spaceEvent(idOf(3), space(3, 'Löwe')), context);
    expect(added).toEqual({ mayFoundGroups: true, spaces: [space(1, 'Amt'), space(3, 'Löwe'), space(2, 'Zoo')] });
    const renamed = syncSpaceList(copy, spaceEvent(idOf(1), { ...space(1, 'Zirkus') }), context);
    expect(renamed).toEqual({ mayFoundGroups: true, spaces: [space(1, 'Zirkus'), space(2, 'Zoo')] });
    expect(syncSpaceList(copy, spaceEvent(idOf(2), null), context)).toEqual({
      mayFoundGroups: true,
      spaces: [space(1, 'Amt')],
    });
  });

  it('are the same copy when one goes that was not there, and the same list when an event comes twice', () => {
    expect(syncSpaceList(copy, spaceEvent(idOf(9), null), context)).toBe(copy);
    const event = spaceEvent(idOf(3), space(3, 'Löwe'));
    const once = syncSpaceList(copy, event, context);
    if (once === stale) throw new Error('The event can be folded');
    expect(syncSpaceList(once, event, context)).toEqual(once);
  });

  it('are fetched anew when the object cannot be read or the opened one can no longer be seen', () => {
    const unreadable = { ...spaceEvent(idOf(1), space(1, 'Amt')), object: { id: idOf(1) } };
    expect(syncSpaceList(copy, unreadable, context)).toBe(stale);
    expect(syncSpace(space(1, 'Amt'), spaceEvent(idOf(1), null), { input: { space: 'amt' }, person })).toBe(stale);
  });
});

it('fetches what belongs to a space anew after an event about that space, unless it is lost', () => {
  const copy = { grants: [] };
  const input = { space: idOf(1), q: 'x' };
  expect(syncSpacePart(copy, spaceEvent(idOf(1), space(1, 'Amt')), { input, person })).toBe(stale);
  expect(syncSpacePart(copy, spaceEvent(idOf(2), space(2, 'Zoo')), { input, person })).toBe(copy);
  expect(syncSpacePart(copy, spaceEvent(idOf(1), null), { input, person })).toBe(copy);
  expect(syncSpacePart(copy, spaceEvent(idOf(1), { ...space(1, 'Amt'), role: null }), { input, person })).toBe(copy);
});

const notification = (number: number, change: Partial<Notification> = {}): Notification => ({
  id: idOf(number),
  kind: 'spaces.request_received',
  ref: `spaces/space/${idOf(1)}`,
  card: null,
  space: null,
  standsInFor: [],
  dealtBy: null,
  text: { de: 'Neu', en: 'New' },
  state: 'unread',
  laterUntil: null,
  createdAt: `2026-11-22T09:00:0${number}.000Z`,
  ...change,
});
const inboxEvent = (notifications: Notification[], gone: string[] = [], unread = 1): SyncEvent<never> =>
  ({
    kind: 'notifications.inbox.changed',
    payload: { person, notifications: [] },
    object: { notifications, gone, unread },
    happenedAt,
  }) as unknown as SyncEvent<never>; // as above

describe('inbox', () => {
  const copy = { notifications: [notification(2), notification(1)], unread: 2 };

  it('puts a new one on top and takes the count from the server', () => {
    const folded = syncInbox(copy, inboxEvent([notification(3)], [], 3), context);
    expect(folded).toEqual({ notifications: [notification(3), notification(2), notification(1)], unread: 3 });
  });

  it('moves what is done from one shelf to the other', () => {
    const event = inboxEvent([notification(1, { state: 'done' })]);
    expect(syncInbox(copy, event, { input: { show: 'inbox' }, person })).toEqual({
      notifications: [notification(2)],
      unread: 1,
    });
    expect(syncInbox({ notifications: [], unread: 2 }, event, { input: { show: 'done' }, person })).toEqual({
      notifications: [notification(1, { state: 'done' })],
      unread: 1,
    });
  });

  it('drops what may no longer be seen', () => {
    expect(syncInbox(copy, inboxEvent([], [idOf(2)]), context)).toEqual({
      notifications: [notification(1)],
      unread: 1,
    });
  });

  it('has put off what is due in the future, and only that', () => {
    const now = new Date('2026-11-22T10:00:00Z');
    expect(shelfOf({ state: 'unread', laterUntil: '2026-11-22T10:00:01Z' }, now)).toBe('later');
    expect(shelfOf({ state: 'unread', laterUntil: '2026-11-22T10:00:00Z' }, now)).toBe('inbox');
    expect(shelfOf({ state: 'done', laterUntil: '2027-01-01T00:00:00Z' }, now)).toBe('done');
  });
});

it('takes the organisation whole, and fetches it anew when it cannot be read', () => {
  const profile = {
    name: 'Stadt',
    language: 'de' as const,
    accent: '#2f6f5e',
    logo: null,
    setUp: true,
    demo: false,
    passwordLength: 12,
  };
  const event = { kind: 'organisation.changed', payload: {}, object: { ...profile, name: 'Neu' }, happenedAt };
  expect(syncOrganisation(profile, event, context)).toEqual({ ...profile, name: 'Neu' });
  expect(syncOrganisation(profile, { ...event, object: null }, context)).toBe(stale);
});

describe('the own account', () => {
  const account = { id: idOf(5), language: null, theme: 'system' };
  // The fold reads nothing else of a session.
  const copy = { account, person: { id: person } } as SessionState;
  const changed = (id: string, object: SyncEvent['object']) =>
    ({ kind: 'accounts.account.changed', payload: { account: id, person }, object, happenedAt }) as SyncEvent<never>; // as above

  it('takes what was chosen here at once, and leaves the rest', () => {
    const chosen = syncSession(copy, changed(idOf(5), { theme: 'dark' }), context);
    expect(chosen).toMatchObject({ account: { theme: 'dark', language: null } });
  });

  it('is fetched anew after a change elsewhere, but not for that of another account', () => {
    expect(syncSession(copy, changed(idOf(5), null), context)).toBe(stale);
    expect(syncSession(copy, changed(idOf(6), { theme: 'dark' }), context)).toBe(copy);
  });
});
