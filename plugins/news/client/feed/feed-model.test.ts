import { expect, test } from 'vitest';
import type { ListedPost } from '../../shared/index.ts';
import { lineBefore, newestOf, splitNew } from './feed-model.ts';

const at = (id: string, publishedAt: string) => ({ id, publishedAt }) as ListedPost; // all that is looked at
const posts = [at('c', '2026-11-27'), at('b', '2026-11-26'), at('a', '2026-11-25')];

test('what came meanwhile waits above', () => {
  expect(splitNew(posts, '2026-11-26')).toEqual({ shown: posts.slice(1), waiting: 1 });
  expect(splitNew(posts, newestOf(posts)).waiting).toBe(0);
});

test('the line stands where the new ends, and not where nothing or everything is new', () => {
  expect(lineBefore(posts, '2026-11-26', undefined)).toBe('b');
  expect(lineBefore(posts, '2026-11-27', undefined)).toBeUndefined();
  expect(lineBefore(posts, '2026-11-01', undefined)).toBeUndefined();
  expect(lineBefore(posts, null, undefined)).toBeUndefined();
  expect(lineBefore(posts, '2026-11-28', '2026-11-29')).toBe('c');
});
