import { describe, expect, test } from 'vitest';
import { addRuns } from './authorship.ts';
import { cutVersions, type Edit } from './cut-versions.ts';
import { type KeptVersion, thinVersions } from './thin-versions.ts';

const start = Date.parse('2026-11-27T08:00:00Z');
const atMinute = (minute: number) => new Date(start + minute * 60_000);
const edits = (...given: readonly (readonly [minute: number, author: string])[]): Edit[] =>
  given.map(([minute, author], index) => ({ sequence: index + 1, at: atMinute(minute), author }));

describe('C21: where a version ends', () => {
  test('after a pause, not within it', () => {
    const { cuts, open } = cutVersions(undefined, edits([0, 'a'], [4.9, 'a'], [10, 'a']));
    expect(cuts).toEqual([{ edits: 2, stretch: { authors: ['a'], began: atMinute(0), last: atMinute(4.9) } }]);
    expect(open).toEqual({ authors: ['a'], began: atMinute(10), last: atMinute(10) });
  });

  test('where somebody else begins after the others have been silent; never between people who write together', () => {
    expect(cutVersions(undefined, edits([0, 'a'], [0.5, 'b'], [1, 'a'], [1.2, 'b'])).cuts).toEqual([]);
    expect(cutVersions(undefined, edits([0, 'a'], [2, 'b'], [3.5, 'b'])).cuts.map((cut) => cut.edits)).toEqual([1]);
  });

  test('after half an hour at the latest', () => {
    const writing = edits(...Array.from({ length: 40 }, (_, minute) => [minute, 'a'] as const));
    expect(cutVersions(undefined, writing).cuts.map((cut) => cut.edits)).toEqual([30]);
  });

  test('also before the first edit that is not part of the state', () => {
    const open = { authors: ['a'], began: atMinute(0), last: atMinute(1) };
    expect(cutVersions(open, edits([20, 'a'])).cuts).toEqual([{ edits: 0, stretch: open }]);
  });
});

describe('C22: what is kept', () => {
  const now = new Date(start);
  const everyMinutes = (minutes: number, count: number, bytes = 1_000): KeptVersion[] =>
    Array.from({ length: count }, (_, index) => ({
      id: count - index,
      at: new Date(start - index * minutes * 60_000),
      bytes,
      isNamed: false,
    }));

  test('the newest all, then one an hour, one a day and one a month', () => {
    const gone = new Set(thinVersions(everyMinutes(10, 60 * 24 * 6), now));
    const kept = everyMinutes(10, 60 * 24 * 6).filter(({ id }) => !gone.has(id));
    expect(kept.slice(0, 30).map(({ id }) => id)).toEqual(
      everyMinutes(10, 8640)
        .slice(0, 30)
        .map(({ id }) => id),
    );
    expect(kept.length).toBeLessThan(30 + 7 * 24 + 54);
    expect(kept.at(-1)?.at.getTime()).toBeLessThan(start - 58 * 24 * 60 * 60_000);
  });

  test('what has a name in any case, and of the others no more bytes than may be', () => {
    const large = everyMinutes(60, 40, 4 * 1024 * 1024).map((version) => ({ ...version, isNamed: version.id === 1 }));
    const gone = thinVersions(large, now);
    expect(gone).not.toContain(1);
    expect(gone).not.toContain(40);
    expect(large.length - 1 - gone.length).toBe(16);
  });

  test('twice says the same', () => {
    const versions = everyMinutes(10, 2_000);
    const gone = new Set(thinVersions(versions, now));
    expect(
      thinVersions(
        versions.filter(({ id }) => !gone.has(id)),
        now,
      ),
    ).toEqual([]);
  });
});

describe('C23: who wrote what', () => {
  const run = (client: number, clock: number, length: number, author: string) => ({ client, clock, length, author });

  test('what follows is one run, and other clients and authors are others', () => {
    expect(addRuns([run(1, 0, 5, 'a')], [run(1, 5, 3, 'a'), run(2, 0, 1, 'a'), run(1, 8, 1, 'b')])).toEqual([
      run(1, 0, 8, 'a'),
      run(1, 8, 1, 'b'),
      run(2, 0, 1, 'a'),
    ]);
  });

  test('who brings back what others wrote does not become its author', () => {
    expect(addRuns([run(1, 2, 3, 'a')], [run(1, 0, 8, 'b')])).toEqual([
      run(1, 0, 2, 'b'),
      run(1, 2, 3, 'a'),
      run(1, 5, 3, 'b'),
    ]);
  });
});
