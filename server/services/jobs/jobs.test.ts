import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createJobs, type JobQueue } from './index.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Process {
  readonly jobs: JobQueue;
  start(): Promise<void>;
  stop(): Promise<void>;
}

function openProcess(database: TestDatabase, pollSeconds = 0.5): Process {
  const begins: (() => Promise<void>)[] = [];
  const ends: (() => void | Promise<void>)[] = [];
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const jobs = createJobs({
    database,
    log: silent,
    timeZone: 'Europe/Berlin',
    onStart: (begin) => begins.push(begin),
    onStop: (release) => ends.push(release),
    pollSeconds,
    firstPauseSeconds: 1,
  });
  const stop = async () => {
    for (const end of ends.splice(0)) await end();
  };
  closers.push(stop);
  return {
    jobs,
    start: async () => {
      for (const begin of begins) await begin();
    },
    stop,
  };
}

async function openDatabase(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  closers.push(() => database.close());
  return database;
}

const greet = { name: 'test.greet', data: z.object({ whom: z.string() }), attempts: 2 };

/** Collects what arrives and lets a test wait for the n-th. */
function mailbox(): { arrived: string[]; add(text: string): void; until(count: number): Promise<void> } {
  const arrived: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    arrived,
    add(text) {
      arrived.push(text);
      for (const wake of waiting.splice(0)) wake();
    },
    async until(count) {
      while (arrived.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

test('does a job soon after the transaction that queued it has committed', async () => {
  const database = await openDatabase();
  const { jobs, start } = openProcess(database);
  const box = mailbox();
  jobs.define(greet, async ({ whom }) => box.add(whom));
  await start();
  await database.transaction((tx) => jobs.enqueue(tx, greet, { whom: 'Ayşe' }));
  await box.until(1);
  expect(box.arrived).toEqual(['Ayşe']);
});

test('works off many jobs without resting in between', async () => {
  const database = await openDatabase();
  const { jobs, start } = openProcess(database, 600);
  const box = mailbox();
  jobs.define(greet, async ({ whom }) => box.add(whom));
  await start();
  const names = Array.from({ length: 25 }, (_, index) => `${index}`);
  await database.transaction(async (tx) => {
    for (const whom of names) await jobs.enqueue(tx, greet, { whom });
  });
  await box.until(25);
  expect(new Set(box.arrived)).toEqual(new Set(names));
});

test('does nothing when the transaction is rolled back', async () => {
  const database = await openDatabase();
  const { jobs, start } = openProcess(database);
  const box = mailbox();
  jobs.define(greet, async ({ whom }) => box.add(whom));
  await start();
  const refused = database.transaction(async (tx) => {
    await jobs.enqueue(tx, greet, { whom: 'nobody' });
    throw new Error('rolled back');
  });
  await expect(refused).rejects.toThrow('rolled back');
  await database.transaction((tx) => jobs.enqueue(tx, greet, { whom: 'after' }));
  await box.until(1);
  expect(box.arrived).toEqual(['after']);
});

test('keeps what a process that does not work has queued for one that does', async () => {
  const database = await openDatabase();
  const command = openProcess(database);
  command.jobs.define(greet, async () => undefined);
  await database.transaction((tx) => command.jobs.enqueue(tx, greet, { whom: 'later' }));
  await command.stop();

  const server = openProcess(database);
  const box = mailbox();
  server.jobs.define(greet, async ({ whom }) => box.add(whom));
  await server.start();
  await box.until(1);
  expect(box.arrived).toEqual(['later']);
});

test('tries a failed job again', async () => {
  const database = await openDatabase();
  const { jobs, start } = openProcess(database);
  const box = mailbox();
  jobs.define(greet, async ({ whom }) => {
    box.add(whom);
    if (box.arrived.length === 1) throw new Error('not yet');
  });
  await start();
  await database.transaction((tx) => jobs.enqueue(tx, greet, { whom: 'Ayşe' }));
  await box.until(2);
  await expect.poll(async () => (await jobs.counts()).get(greet.name)).toEqual({ queued: 0, active: 0, failed: 0 });
});

test('shows a job that has failed for good', async () => {
  const database = await openDatabase();
  const { jobs, start } = openProcess(database);
  const box = mailbox();
  jobs.define({ ...greet, attempts: 1 }, async ({ whom }) => {
    box.add(whom);
    throw new Error('not today');
  });
  await start();
  await database.transaction((tx) => jobs.enqueue(tx, greet, { whom: 'Ayşe' }));
  await box.until(1);
  await expect.poll(async () => (await jobs.counts()).get(greet.name)?.failed).toBe(1);
  expect((await jobs.check()).detail).toContain('test.greet 1');
});

test('refuses data that does not fit the job, and a job that nobody does', async () => {
  const database = await openDatabase();
  const { jobs } = openProcess(database);
  const unknown = database.transaction((tx) => jobs.enqueue(tx, greet, { whom: 'x' }));
  await expect(unknown).rejects.toThrow('Nobody does the job test.greet');
  jobs.define(greet, async () => undefined);
  const wrong = JSON.parse('{"whom": 7}');
  await expect(database.transaction((tx) => jobs.enqueue(tx, greet, wrong))).rejects.toThrow();
});

test('waits for a running job when it stops', async () => {
  const database = await openDatabase();
  const { jobs, start, stop } = openProcess(database);
  const box = mailbox();
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  jobs.define(greet, async ({ whom }) => {
    box.add(`began ${whom}`);
    await held;
    box.add(`ended ${whom}`);
  });
  await start();
  await database.transaction((tx) => jobs.enqueue(tx, greet, { whom: 'Ayşe' }));
  await box.until(1);
  const stopped = stop();
  finish();
  await stopped;
  expect(box.arrived).toEqual(['began Ayşe', 'ended Ayşe']);
});

test('ends schedules that are no longer declared', async () => {
  const database = await openDatabase();
  const first = openProcess(database);
  first.jobs.define(greet, async () => undefined);
  first.jobs.schedule(greet, '0 3 * * *', { whom: 'night' });
  await first.start();
  await first.stop();
  const second = openProcess(database);
  second.jobs.define(greet, async () => undefined);
  await second.start();
  expect((await database.pool.query('select name from pgboss.schedule')).rows).toEqual([]);
});
