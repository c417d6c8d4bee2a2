import { describe, expect, it } from 'vitest';
import { nextToSend, pauseAfter, verdictOf, type Waiting } from './outbox-model.ts';

function entry(sequence: number, object: string, isRefused = false): Waiting {
  return {
    sequence,
    id: `entry-${sequence}`,
    account: 'account',
    object,
    title: 'Änderung',
    request: { method: 'PUT', path: '/api/x', body: '{}' },
    expects: [],
    refreshes: [],
    madeAt: 0,
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
