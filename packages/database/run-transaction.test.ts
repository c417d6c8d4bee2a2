import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Tx } from './database.ts';
import { openTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await sql`create table notes (id integer primary key, text text not null)`.execute(database.kysely);
});
afterAll(() => database.close());
beforeEach(() => sql`truncate notes`.execute(database.kysely).then(() => undefined));

const add = (tx: Tx, id: number) => sql`insert into notes values (${id}, ${`note ${id}`})`.execute(tx);

async function listNotes(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from notes order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

const notesNow = () => database.transaction(listNotes);

test('statements started at once run in their order, in one transaction', async () => {
  const [, , seen] = await database.transaction((tx) => Promise.all([add(tx, 1), add(tx, 2), listNotes(tx)]));
  expect(seen).toEqual([1, 2]);
  expect(await notesNow()).toEqual([1, 2]);
});

test('one failing statement takes back those started with it, and its failure is told', async () => {
  const failing = database.transaction((tx) => Promise.all([add(tx, 1), add(tx, 1), add(tx, 2)]));
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect(await notesNow()).toEqual([]);
});

test('what throws after its statements leaves nothing', async () => {
  const failing = database.transaction(async (tx) => {
    await add(tx, 1);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await notesNow()).toEqual([]);
});

test('who catches the failure of a statement is told that nothing was committed', async () => {
  const failing = database.transaction(async (tx) => {
    await add(tx, 1);
    await add(tx, 1).catch(() => undefined);
  });
  await expect(failing).rejects.toThrow();
  expect(await notesNow()).toEqual([]);
});

test('a statement after the end is refused instead of running outside the transaction', async () => {
  let escaped: Tx | undefined;
  await database.transaction(async (tx) => {
    escaped = tx;
  });
  await expect(escaped && listNotes(escaped)).rejects.toThrow('has ended');
});

test('a snapshot sees one state and cannot write', async () => {
  await database.snapshot(async (tx) => {
    expect(await listNotes(tx)).toEqual([]);
    await database.transaction((other) => add(other, 1));
    expect(await listNotes(tx)).toEqual([]);
  });
  expect(await database.snapshot(listNotes)).toEqual([1]);
  await expect(database.snapshot((tx) => add(tx, 2))).rejects.toMatchObject({ code: '25006' });
  expect(await notesNow()).toEqual([1]);
});

test('settings of a snapshot end with it', async () => {
  const jit = async (tx: Tx) => (await sql<{ jit: string }>`show jit`.execute(tx)).rows[0]?.jit;
  const before = await database.transaction(jit);
  const other = before === 'on' ? 'off' : 'on';
  expect(await database.snapshot(jit, { jit: other })).toBe(other);
  for (let count = 0; count < 3; count += 1) expect(await database.transaction(jit)).toBe(before);
});

test('a statement that was prepared goes on after its table has changed', async () => {
  const all = (tx: Tx) => sql`select * from notes where id > ${0}`.execute(tx);
  for (let count = 0; count < 12; count += 1) await database.transaction(all);
  const { rows: prepared } = await database.transaction((tx) =>
    sql`select name from pg_prepared_statements where statement like 'select * from notes%'`.execute(tx),
  );
  expect(prepared).toHaveLength(1);
  await sql`alter table notes add column more text`.execute(database.kysely);
  await expect(database.transaction(all)).rejects.toMatchObject({ code: '0A000' });
  await expect(database.transaction(all)).resolves.toBeDefined();
});

test('many transactions at once on few connections keep apart', async () => {
  const ids = Array.from({ length: 60 }, (_, index) => index);
  const results = await Promise.all(
    ids.map((id) =>
      database
        .transaction(async (tx) => {
          await Promise.all([add(tx, id), listNotes(tx)]);
          if (id % 3 === 0) throw new Error('every third');
        })
        .catch((failure: Error) => failure.message),
    ),
  );
  expect(results.filter((result) => result === 'every third')).toHaveLength(20);
  expect(await notesNow()).toEqual(ids.filter((id) => id % 3 !== 0));
});
