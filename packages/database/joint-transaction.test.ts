import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from './database.ts';
import { openTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.transaction((tx) => sql`create table marks (name text primary key)`.execute(tx));
});
afterAll(() => database.close());

const put = (tx: Tx, name: string) => sql`insert into marks (name) values (${name})`.execute(tx);

async function marks(): Promise<string[]> {
  const { rows } = await database.transaction((tx) =>
    sql<{ name: string }>`select name from marks order by 1`.execute(tx),
  );
  return rows.map(({ name }) => name);
}

test('what transactions within write is committed together, and seen by those that come after', async () => {
  const seen = await database.together(async (tx) => {
    await put(tx, 'a-outer');
    await database.transaction((inner) => put(inner, 'a-inner'));
    const { rows } = await database.snapshot((inner) => sql`select from marks where name like 'a-%'`.execute(inner));
    return rows.length;
  });
  expect(seen).toBe(2);
  expect(await marks()).toEqual(['a-inner', 'a-outer']);
});

test('or not at all', async () => {
  const failing = database.together(async () => {
    await database.transaction((inner) => put(inner, 'b-inner'));
    throw new Error('after all');
  });
  await expect(failing).rejects.toThrow('after all');
  expect(await marks()).not.toContain('b-inner');
});

test('what fails within, and is caught, is undone alone; those at once and within each other wait for their turn', async () => {
  await database.together(async () => {
    const failing = database.transaction(async (inner) => {
      await put(inner, 'c-failed');
      await put(inner, 'c-failed');
    });
    const nested = database.transaction(async (inner) => {
      await put(inner, 'c-one');
      await database.transaction((innermost) => put(innermost, 'c-nested'));
    });
    const outcomes = await Promise.allSettled([failing, nested, database.transaction((inner) => put(inner, 'c-two'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });
  expect((await marks()).filter((name) => name.startsWith('c-'))).toEqual(['c-nested', 'c-one', 'c-two']);
});

test('what runs beside has its own transaction', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const joint = database.together(async (tx) => {
    await put(tx, 'd-joint');
    await held;
  });
  await database.transaction((tx) => put(tx, 'd-beside'));
  expect((await marks()).filter((name) => name.startsWith('d-'))).toEqual(['d-beside']);
  release();
  await joint;
});
