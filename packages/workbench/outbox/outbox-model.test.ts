import { describe, expect, it } from 'vitest';
import { foldInto, nextToSend, pauseAfter, verdictOf, type Waiting } from './outbox-model.ts';

function entry(sequence: number, object: string, isRefused = false): Waiting {
  return {
    sequence,
    id: `entry-${sequence}`,
    account: 'account',
    object,
    after: [],
    title: 'Änderung',
    request: { method: 'PUT', path: '/api/x', body: '{}' },
    expects: [],
    refreshes: [],
    madeAt: 0,
    isTried: false,
    refusal: isRefused ? { code: 'x.refused', kind: 'conflict', message: 'Nein.' } : null,
  };
}

const sent = (entries: readonly Waiting[], sending: readonly string[] = [], most = 4) =>
  nextToSend(entries, new Set(sending), most).map(({ sequence }) => sequence);

describe('what is sent next', () => {
  it('is the first of each object (O1), and objects do not wait for each other (O2)', () => {
    expect(sent([entry(1, 'a'), entry(2, 'a'), entry(3, 'b')])).toEqual([1, 3]);
  });

  it('waits for the one of its object that is on its way', () => {
    expect(sent([entry(1, 'a'), entry(2, 'a'), entry(3, 'b')], ['a'])).toEqual([3]);
  });

  it('passes by what was refused (O3)', () => {
    expect(sent([entry(1, 'a', true), entry(2, 'a')])).toEqual([2]);
  });

  it('waits for what it needs (O10), and holds up what comes after it about its own object', () => {
    const needing = { ...entry(2, 'task'), after: ['list'] };
    expect(sent([entry(1, 'list'), needing, entry(3, 'task'), entry(4, 'b')])).toEqual([1, 4]);
    expect(sent([entry(1, 'list'), needing], ['list'])).toEqual([]);
    expect(sent([needing, entry(3, 'list')])).toEqual([2, 3]);
    expect(sent([entry(1, 'list', true), needing])).toEqual([2]);
  });

  it('is never more than so many at once', () => {
    expect(sent([entry(1, 'a'), entry(2, 'b'), entry(3, 'c')], ['z'], 3)).toEqual([1, 2]);
  });
});

describe('a failed attempt', () => {
  it.each([
    ['unavailable', 'wait'],
    ['rate-limited', 'wait'],
    ['unauthenticated', 'sign-in'],
    ['conflict', 'refused'],
    ['forbidden', 'refused'],
    ['not-found', 'refused'],
    ['input', 'refused'],
    ['too-large', 'refused'],
  ] as const)('of kind %s means: %s (O4)', (kind, verdict) => {
    expect(verdictOf({ kind, code: 'x.y' })).toBe(verdict);
  });

  it('is followed by longer and longer pauses, up to a minute', () => {
    expect([1, 2, 3, 20].map(pauseAfter)).toEqual([1000, 2000, 4000, 60_000]);
  });
});

describe('two changes that set values of one object (O7)', () => {
  const setting = (sequence: number, body: object, more: Partial<Waiting> = {}): Waiting => ({
    ...entry(sequence, 'a'),
    request: { method: 'PATCH', path: '/api/x', body: JSON.stringify(body) },
    ...more,
  });
  const bodyOf = (folded: Waiting | undefined) => folded && JSON.parse(folded.request.body ?? '');

  it('become one: the later value over the earlier, on the base of the earlier, in its place and under its key', () => {
    const folded = foldInto(setting(1, { a: 1, b: 1, revision: 7 }), setting(2, { b: 2, c: 2, revision: 8 }));
    expect(bodyOf(folded)).toEqual({ a: 1, b: 2, c: 2, revision: 7 });
    expect(folded).toMatchObject({ id: 'entry-1', sequence: 1 });
  });

  it('keep what the earlier says within a record of values, and replace a list', () => {
    const folded = foldInto(setting(1, { of: { a: 1, b: 1 }, list: [1, 2] }), setting(2, { of: { b: 2 }, list: [3] }));
    expect(bodyOf(folded)).toEqual({ of: { a: 1, b: 2 }, list: [3] });
  });

  it('show what both expect, of the same event the later', () => {
    const event = (kind: string, at: number) => ({ kind, payload: { id: 'x' }, object: { at } });
    const earlier = setting(1, {}, { expects: [event('one', 1), event('two', 1)] });
    const later = setting(2, {}, { expects: [event('two', 2)] });
    expect(foldInto(earlier, later)?.expects).toEqual([event('one', 1), event('two', 2)]);
  });

  it.each([
    ['was sent, so that it may have been applied', { isTried: true }],
    ['was refused', { refusal: { code: 'x.refused', kind: 'conflict', message: 'Nein.' } }],
    ['belongs to another account', { account: 'other' }],
    ['goes elsewhere', { request: { method: 'PATCH', path: '/api/y', body: '{}' } }],
    ['says nothing', { request: { method: 'PATCH', path: '/api/x', body: null } }],
  ] as const)('stay two when the earlier %s', (_why, more) => {
    expect(foldInto(setting(1, { a: 1 }, more), setting(2, { a: 2 }))).toBeUndefined();
  });
});
