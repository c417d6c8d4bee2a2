import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { Migration } from '../index.ts';
import { openTestDatabase, type TestDatabase } from './index.ts';

const opened: TestDatabase[] = [];

async function open(migrations?: readonly Migration[]): Promise<TestDatabase> {
  const database = await openTestDatabase(migrations ? { migrations } : {});
  opened.push(database);
  return database;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

const createNotes: Migration = {
  id: '20261122-1200-create-notes',
  up: async (db) => {
    await sql`create table notes (text text primary key)`.execute(db);
  },
};

async function countNotes(database: TestDatabase): Promise<number> {
  return (await database.pool.query('select count(*) as notes from notes')).rows[0].notes;
}

test('gives each caller a database of its own with the schema asked for', async () => {
  const [one, other] = await Promise.all([open([createNotes]), open([createNotes])]);
  await one.pool.query("insert into notes values ('only here')");
  expect(await countNotes(one)).toBe(1);
  expect(await countNotes(other)).toBe(0);
});

test('gives an empty database when no schema is asked for', async () => {
  const { pool } = await open();
  const { rows } = await pool.query("select * from pg_tables where schemaname = 'public'");
  expect(rows).toEqual([]);
});

test('drops the database when it is closed', async () => {
  const watcher = await open();
  const closed = await openTestDatabase();
  const name = new URL(closed.url).pathname.slice(1);
  await closed.close();
  expect((await watcher.pool.query('select 1 from pg_database where datname = $1', [name])).rowCount).toBe(0);
});

test('sorts, folds and searches German text', async () => {
  const { pool } = await open();
  await pool.query(
    'create extension pg_trgm; create extension unaccent; create extension citext; create extension ltree',
  );
  const { rows } = await pool.query(
    "select lower('ÄÖÜẞ') as lower, unaccent('Jürgen') as plain, to_tsvector('german', 'Häuser')::text as stem",
  );
  expect(rows[0]).toEqual({ lower: 'äöüß', plain: 'Jurgen', stem: "'haus':1" });
});
