import type { Tx } from '@kontor/database';
import { type Migration, migrate } from '@kontor/database';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import type { StoredEvent } from '@kontor/plugin-api/server';
import { defineEvent } from '@kontor/schema';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../log.ts';
import { countBacklog, pruneEvents, readEvents, stampEvents } from './event-store.ts';
import { createEvents, type EventService } from './index.ts';

const noted = defineEvent('test.noted', z.object({ note: z.string() }));
const everyone = { everyone: true } as const;
const nobody = { actor: undefined };

let database: TestDatabase;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  database = await openTestDatabase();
  stops = [];
  const migrations: Migration[] = [];
  createEvents({ database, log: createLogger('silent'), migrations: { add: (...more) => migrations.push(...more) } });
  await migrate(database, migrations);
});

afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  await database.close();
});

function makeService(): EventService {
  return createEvents({
    database,
    log: createLogger('silent'),
    migrations: { add: () => undefined },
    firstPauseMs: 2,
  });
}

async function start(service: EventService): Promise<() => Promise<void>> {
  const stop = await service.start();
  stops.push(stop);
  return stop;
}

function append(service: EventService, note: string): Promise<void> {
  return database.transaction((tx) => service.append(tx, noted, { note }, everyone, nobody));
}

/** A transaction that stays open until it is told to commit. */
async function openTransaction(work: (tx: Tx) => Promise<void>): Promise<{ commit(): Promise<void> }> {
  let commit = () => {};
  const told = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let worked = () => {};
  const ready = new Promise<void>((resolve) => {
    worked = resolve;
  });
  const done = database.transaction(async (tx) => {
    await work(tx);
    worked();
    await told;
  });
  await ready;
  return {
    commit: () => {
      commit();
      return done;
    },
  };
}

function collect(service: EventService, name = 'collector') {
  const notes: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  service.on(name, [noted], async (_tx, event) => {
    notes.push(event.payload.note);
    for (const waiter of waiting) if (notes.length >= waiter.count) waiter.resolve();
  });
  return {
    notes,
    reached: (count: number) =>
      new Promise<void>((resolve) => {
        if (notes.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}

describe('events (docs/specs/events.md)', () => {
  it('E1: an event of a rolled-back transaction never becomes visible', async () => {
    const service = makeService();
    await expect(
      database.transaction(async (tx) => {
        await service.append(tx, noted, { note: 'lost' }, everyone, nobody);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.transaction((tx) => stampEvents(tx, 100));
    expect(await database.transaction((tx) => readEvents(tx, 0, 100))).toEqual([]);
  });

  it('E3: of two open transactions, the one that began first and commits last is not skipped, and delays nobody', async () => {
    const service = makeService();
    const seen = collect(service);
    await start(service);
    const slow = await openTransaction((tx) => service.append(tx, noted, { note: 'slow' }, everyone, nobody));
    const quick = await openTransaction((tx) => service.append(tx, noted, { note: 'quick' }, everyone, nobody));
    await quick.commit();
    await seen.reached(1);
    expect(seen.notes).toEqual(['quick']);
    await slow.commit();
    await seen.reached(2);
    expect(seen.notes).toEqual(['quick', 'slow']);
  });

  it('E3: fifty writers that commit in any order are each seen once, in order of positions', async () => {
    const service = makeService();
    const seen = collect(service);
    await start(service);
    await Promise.all(Array.from({ length: 50 }, (_, index) => append(service, String(index))));
    await seen.reached(50);
    expect(new Set(seen.notes).size).toBe(50);
    const events = await database.transaction((tx) => readEvents(tx, 0, 100));
    expect(events.map((event: StoredEvent) => event.payload.note)).toEqual(seen.notes);
  });

  it('E7: what was committed before a crash is handled after it, its rows changed once', async () => {
    await database.pool.query('create table handled (note text)');
    const dying = makeService();
    dying.on('counter', [noted], async () => undefined);
    // The handler exists with its cursor, then everything dies before anything is stamped or delivered.
    await (await start(dying))();
    await append(dying, 'one');
    await append(dying, 'two');
    const reborn = makeService();
    let fail = true;
    let resolveSecond = () => {};
    const second = new Promise<void>((resolve) => {
      resolveSecond = resolve;
    });
    reborn.on('counter', [noted], async (tx, event) => {
      await sql`insert into handled (note) values (${event.payload.note})`.execute(tx);
      // Dies once after its work and before the commit: the work has to be undone and done again.
      if (fail) {
        fail = false;
        throw new Error('power cut');
      }
      if (event.payload.note === 'two') resolveSecond();
    });
    await start(reborn);
    await second;
    await expect
      .poll(async () => (await database.pool.query('select note from handled order by note')).rows)
      .toEqual([{ note: 'one' }, { note: 'two' }]);
  });

  it('E7: two servers on one database handle each event once between them', async () => {
    await database.pool.query('create table handled (note text)');
    const servers = [makeService(), makeService()];
    for (const server of servers) {
      server.on('shared', [noted], async (tx, event) => {
        await sql`insert into handled (note) values (${event.payload.note})`.execute(tx);
      });
      await start(server);
    }
    const [first] = servers;
    if (!first) throw new Error('unreachable');
    for (let index = 0; index < 30; index += 1) await append(first, String(index));
    await expect
      .poll(async () => Number((await database.pool.query('select count(*) from handled')).rows[0].count), {
        timeout: 10_000,
      })
      .toBe(30);
    const { rows } = await database.pool.query('select count(distinct note) from handled');
    expect(Number(rows[0].count)).toBe(30);
  });

  it('E8: an event that always fails is recorded and does not stop the ones after it', async () => {
    const service = makeService();
    const good: string[] = [];
    service.on('picky', [noted], async (_tx, event) => {
      if (event.payload.note === 'bad') throw new Error('cannot');
      good.push(event.payload.note);
    });
    await start(service);
    await append(service, 'bad');
    await append(service, 'good');
    await expect.poll(() => good, { timeout: 20_000 }).toEqual(['good']);
    expect((await database.transaction(countBacklog)).failed).toBe(1);
  });

  it('E8: a batch with one bad event loses only that one', async () => {
    const service = makeService();
    await database.pool.query('create table handled (note text)');
    service.onMany('batches', [noted], async (tx, events) => {
      for (const event of events) {
        if (event.payload.note === 'bad') throw new Error('cannot');
        await sql`insert into handled (note) values (${event.payload.note})`.execute(tx);
      }
    });
    await start(service);
    await database.transaction(async (tx) => {
      for (const note of ['three', 'bad', 'four']) await service.append(tx, noted, { note }, everyone, nobody);
    });
    await expect
      .poll(async () => (await database.pool.query('select note from handled')).rows.map(({ note }) => note), {
        timeout: 20_000,
      })
      .toEqual(['three', 'four']);
    expect((await database.transaction(countBacklog)).failed).toBe(1);
  });

  it('E12: pruning keeps what a handler has still to see, and positions go on growing', async () => {
    const service = makeService();
    const seen = collect(service);
    const stop = await start(service);
    await append(service, 'seen');
    await seen.reached(1);
    await stop();
    await append(service, 'unseen');
    await database.transaction((tx) => stampEvents(tx, 100));
    const later = new Date(Date.now() + 1000);
    await expect.poll(() => database.transaction((tx) => pruneEvents(tx, later))).toBe(1);
    const [left] = await database.transaction((tx) => readEvents(tx, 0, 10));
    expect(left?.payload.note).toBe('unseen');
    expect(left?.position).toBe(2);
  });
});
