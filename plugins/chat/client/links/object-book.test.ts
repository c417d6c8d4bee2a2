import { ApiError, type Call } from '@kontor/plugin-api/client';
import type { LinkCard } from '@kontor/schema';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ObjectBook } from './object-book.ts';

const card = (title: string): LinkCard => ({
  ref: 'wiki/page/1',
  type: 'page',
  title,
  subtitle: null,
  state: null,
  path: '/wiki/1',
  picture: null,
});

let asked: string[][];
let answer: () => unknown;
let book: ObjectBook;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = () => ({ objects: [] });
  const call = async (_route: unknown, { paths }: { paths: string[] }) => {
    asked.push(paths);
    return answer();
  };
  book = new ObjectBook(call as unknown as Call); // which answers by the type of the route
});

afterEach(() => {
  vi.useRealTimers();
});

const shown = (path: string) => book.known.value.get(path)?.shown;
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('asks for all that is named at once, and tells what is hidden from what is no object', async () => {
  answer = () => ({
    objects: [
      { path: '/wiki/1', card: card('Plan') },
      { path: '/wiki/2', card: null },
    ],
  });
  for (const path of ['/wiki/1', '/wiki/2', '/settings', '/wiki/1']) book.need(path);
  await pass(0);
  expect(asked).toEqual([['/wiki/1', '/wiki/2', '/settings']]);
  expect([shown('/wiki/1'), shown('/wiki/2'), shown('/settings')]).toEqual([card('Plan'), 'hidden', 'none']);
});

test('looks again after a while, and not before', async () => {
  answer = () => ({ objects: [{ path: '/wiki/1', card: card('Plan') }] });
  book.need('/wiki/1');
  await pass(0);
  answer = () => ({ objects: [{ path: '/wiki/1', card: card('Neuer Plan') }] });
  book.need('/wiki/1');
  await pass(10_000);
  expect(asked).toHaveLength(1);
  await pass(15_000);
  book.need('/wiki/1');
  await pass(0);
  expect(shown('/wiki/1')).toEqual(card('Neuer Plan'));
});

test('without an answer what was known still stands, and it is asked again', async () => {
  answer = () => ({ objects: [{ path: '/wiki/1', card: null }] });
  book.need('/wiki/1');
  await pass(30_000);
  answer = () => {
    throw new ApiError('client.unreachable', 'unavailable', '');
  };
  book.need('/wiki/1');
  book.need('/wiki/2');
  await pass(0);
  expect([shown('/wiki/1'), shown('/wiki/2')]).toEqual(['hidden', 'none']);
  answer = () => ({ objects: [{ path: '/wiki/2', card: card('Plan') }] });
  book.need('/wiki/2');
  await pass(0);
  expect(shown('/wiki/2')).toEqual(card('Plan'));
});
