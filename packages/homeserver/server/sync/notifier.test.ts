import { expect, test } from 'vitest';
import type { Memberships } from '../rooms/memberships.ts';
import { type Output, OutputLog } from '../rooms/output-log.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { Notifier } from './notifier.ts';

const people = Array.from({ length: 50 }, (_, number) => `@person${number}:localhost`);
const never = new AbortController().signal;

/** A room in which all of them are, and what has happened in it. */
function openNotifier() {
  const outputs = new OutputLog(0);
  // Of rooms and memberships it only asks this.
  const rooms = { peek: () => ({ joined: new Set(people) }) } as unknown as Rooms;
  const notifier = new Notifier(outputs, rooms, {} as Memberships);
  let position = 0;
  const read = (userId: string) => {
    position += 1;
    outputs.append({ kind: 'receipt', position, roomId: '!room', userId, isPrivate: true });
  };
  const say = (sender: string) => {
    position += 1;
    // Of an event it looks at nothing else.
    outputs.append({ kind: 'event', position, roomId: '!room', event: { sender, type: 'm.room.message' } } as Output);
  };
  return { notifier, read, say };
}

test('everybody in a room is woken, those first who have just read or said something', async () => {
  const { notifier, read, say } = openNotifier();
  read('@person40:localhost');
  read('@person30:localhost');
  const woken: string[] = [];
  const all = people.map((userId) => notifier.waitFor(userId, 60_000, never).over.then(() => woken.push(userId)));
  say('@person20:localhost');
  await Promise.all(all);
  expect(woken.slice(0, 4)).toEqual([
    '@person20:localhost',
    '@person30:localhost',
    '@person40:localhost',
    '@person0:localhost',
  ]);
  expect(new Set(woken).size).toBe(people.length);
});

test('what else is to be done comes between them', async () => {
  const { notifier, say } = openNotifier();
  const woken: string[] = [];
  const all = people.map((userId) => notifier.waitFor(userId, 60_000, never).over.then(() => woken.push(userId)));
  say('@person0:localhost');
  await Promise.resolve();
  await Promise.resolve();
  expect(woken.length).toBeGreaterThan(0);
  expect(woken.length).toBeLessThan(people.length);
  await Promise.all(all);
});

test('who does not wait any more is neither woken nor remembered', async () => {
  const { notifier, say } = openNotifier();
  const wait = notifier.waitFor('@person1:localhost', 60_000, never);
  const gone = new AbortController();
  const other = notifier.waitFor('@person2:localhost', 60_000, gone.signal);
  wait.end();
  gone.abort();
  await Promise.all([wait.over, other.over]);
  const third = notifier.waitFor('@person1:localhost', 60_000, never);
  say('@person3:localhost');
  await third.over;
});
