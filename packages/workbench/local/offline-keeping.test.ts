import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import { type KeepingTools, nameOfLocalData, tellOfKeeping } from '@kontor/plugin-api/client';
import { defineEvent } from '@kontor/schema';
import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { OfflineKeeping } from './offline-keeping.ts';

const happened = defineEvent('test.thing.changed', z.object({}));
const open: OfflineKeeping[] = [];
afterEach(() => {
  for (const keeping of open.splice(0)) keeping.dispose();
  vi.useRealTimers();
});

async function choose(person: string): Promise<void> {
  const database = await openDB(nameOfLocalData(person, 'wiki'), 1, {
    upgrade: (made) => void made.createObjectStore('groups', { autoIncrement: true }),
  });
  await database.add('groups', 'a space');
  database.close();
}

function aWindow(person: string) {
  const keep = vi.fn(async (_tools: KeepingTools) => undefined);
  const load = vi.fn(async () => keep);
  const never = () => Promise.reject(new Error('Nobody calls'));
  const keeping = new OfflineKeeping({
    person,
    keeper: { plugin: 'wiki', after: [happened], load },
    call: never,
    answers: { keep: never, forget: never, findMissing: never, keepOnly: never },
    keepPictures: never,
    hasAnswers: async () => false,
  });
  open.push(keeping);
  keeping.start();
  return { keep, load, keeping };
}

test('K3: the code comes only once something was chosen, in whichever window', async () => {
  const person = newId();
  const { keep, load } = aWindow(person);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(load).not.toHaveBeenCalled();
  await choose(person);
  tellOfKeeping(nameOfLocalData(person, 'wiki'), 'chosen');
  await expect.poll(() => keep.mock.calls.length).toBe(1);
  expect(keep.mock.calls[0]?.[0].database).toBe(nameOfLocalData(person, 'wiki'));
});

test('K1: one window does it; another goes on once that one is left', async () => {
  const person = newId();
  await choose(person);
  const first = aWindow(person);
  await expect.poll(() => first.keep.mock.calls.length).toBe(1);
  const second = aWindow(person);
  second.keeping.wake();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(second.keep).not.toHaveBeenCalled();
  first.keeping.dispose();
  await expect.poll(() => second.keep.mock.calls.length).toBe(1);
});

test('K1: what is interrupted by the loss of the connection goes on with it', async () => {
  const person = newId();
  await choose(person);
  const { keep, keeping } = aWindow(person);
  await expect.poll(() => keep.mock.calls.length).toBe(1);
  const interrupted = Promise.withResolvers<undefined>();
  keep.mockImplementationOnce(({ signal }) => {
    signal.addEventListener('abort', () => interrupted.reject(signal.reason));
    return interrupted.promise;
  });
  keeping.wake();
  await expect.poll(() => keep.mock.calls.length).toBe(2);
  keeping.setOnline(false);
  await expect(interrupted.promise).rejects.toThrow();
  keeping.setOnline(true);
  await expect.poll(() => keep.mock.calls.length).toBe(3);
  expect(keep.mock.calls[2]?.[0].signal.aborted).toBe(false);
});

test('K3: after an event it is looked at a while later, once for many', async () => {
  const person = newId();
  await choose(person);
  const { keep, keeping } = aWindow(person);
  await expect.poll(() => keep.mock.calls.length).toBe(1);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  keeping.hear('test.other.changed');
  for (let count = 0; count < 3; count += 1) keeping.hear(happened.kind);
  vi.advanceTimersByTime(29_000);
  expect(keep).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(32_000);
  vi.useRealTimers();
  await expect.poll(() => keep.mock.calls.length).toBe(2);
});
