import { refOf } from '@kontor/base';
import { aPerson, aSignedInPerson, aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Tables in which one column at least refers to a person or an account, or is called like what does. */
async function listTablesThatNamePeople(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct columns.table_name as name
      from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE'
       and (column_name ~ '(^|_)(person|persons|account|user|owner|author|actor|assignee|uploader|sender|creator|member|manager|substitute|invited|created_by|changed_by|begun_by|decided_by|made_by)(_id)?$'
         or exists (
           select 1 from information_schema.key_column_usage used
             join information_schema.referential_constraints reference using (constraint_schema, constraint_name)
             join information_schema.table_constraints target
               on target.constraint_schema = reference.unique_constraint_schema
              and target.constraint_name = reference.unique_constraint_name
            where used.table_schema = columns.table_schema and used.table_name = columns.table_name
              and used.column_name = columns.column_name
              and target.table_name in ('people_persons', 'accounts_accounts')))
     union
    select unnest(array['people_persons', 'accounts_accounts']) order by 1`.execute(server.database.kysely);
  return rows.map(({ name }) => name);
}

/** Tables in which some row holds one of these ids in whatever column. */
async function listTablesThatHold(ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(server.database.kysely);
  const holding: string[] = [];
  for (const { name } of rows) {
    const { rows: found } = await sql`
      select 1 from ${sql.table(name)} as held where held::text ~ ${ids.join('|')} limit 1`.execute(
      server.database.kysely,
    );
    if (found.length > 0) holding.push(name);
  }
  return holding.sort();
}

function declaredTables(): Set<string> {
  return new Set(server.core.privacy.declarations.flatMap(({ tables }) => tables));
}

test('every table that names people is declared by the module that keeps it', async () => {
  const tables = await listTablesThatNamePeople();
  expect(tables.length).toBeGreaterThan(15);
  const declared = declaredTables();
  expect(tables.filter((table) => !declared.has(table))).toEqual([]);
});

test('no table holds the id of somebody who acts without being declared', async () => {
  const { person, actor } = await aSignedInPerson(server);
  const other = await aPerson(server);
  await aSpace(server, { owner: person.id });
  await server.database.transaction(async (tx) => {
    await server.services.audit.append(tx, { kind: 'test.done', actor, object: refOf('people', 'person', other.id) });
    await server.services.people.setAbsence(tx, actor, {
      from: '2099-01-01',
      until: '2099-01-02',
      note: null,
      substitute: other.id,
    });
  });
  const declared = declaredTables();
  const holding = await listTablesThatHold([person.id, actor.account]);
  expect(holding.length).toBeGreaterThan(5);
  expect(holding.filter((table) => !declared.has(table))).toEqual([]);
});

test('what is declared exists', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    server.database.kysely,
  );
  const existing = new Set(rows.map(({ name }) => name));
  expect([...declaredTables()].filter((table) => !existing.has(table))).toEqual([]);
});

test('a table is declared once, and both languages say everything', () => {
  const { declarations } = server.core.privacy;
  const tables = declarations.flatMap(({ tables: names }) => names);
  expect(tables).toEqual([...new Set(tables)]);
  for (const { id, title, what, purpose, seenBy } of declarations) {
    for (const { de, en } of [title, what, purpose, seenBy]) {
      expect(de.length, id).toBeGreaterThan(2);
      expect(en.length, id).toBeGreaterThan(2);
    }
  }
});

test('a plugin that forgets its table is found', async () => {
  await sql`create table forgetful_notes (id uuid primary key, author uuid, text text)`.execute(server.database.kysely);
  try {
    const declared = declaredTables();
    expect((await listTablesThatNamePeople()).filter((table) => !declared.has(table))).toEqual(['forgetful_notes']);
  } finally {
    await sql`drop table forgetful_notes`.execute(server.database.kysely);
  }
});
