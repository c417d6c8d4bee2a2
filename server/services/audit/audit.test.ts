import { type Ref, refOf } from '@kontor/base';
import type { Actor } from '@kontor/plugin-api/server';
import { auditFilePath, listAudit, roleNeeded } from '@kontor/schema';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireEntries } from './audit-store.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function write(kind: string, details: Record<string, string | number> = {}): Promise<void> {
  const object = refOf('test', 'thing', 'x');
  return server.database.transaction((tx) =>
    server.services.audit.append(tx, { kind, actor: undefined, object, address: '192.0.2.1', details }),
  );
}

test('shows auditors what happened, newest first, in pages and by kind', async () => {
  const { client, person, actor } = await aSignedInPerson(server, { roles: ['auditor'] });
  await write('test.first', { count: 1 });
  await write('test.second');
  await server.database.transaction((tx) => server.services.audit.append(tx, { kind: 'tested', actor }));
  const { entries } = await client.call(listAudit, { kind: 'test' });
  expect(entries.map(({ kind }) => kind)).toEqual(['test.second', 'test.first']);
  expect(entries[1]).toMatchObject({
    person: null,
    object: 'test/thing/x',
    address: '192.0.2.1',
    details: { count: 1 },
  });
  const page = await client.call(listAudit, { kind: 'test', before: entries[0]?.id ?? 0, limit: 1 });
  expect(page.entries.map(({ kind }) => kind)).toEqual(['test.first']);
  const own = await client.call(listAudit, { kind: 'tested' });
  expect(own.entries[0]?.person).toEqual({ id: person.id, name: person.name });
});

test('names the person whom an entry concerns, and finds by who did it or whom it concerns', async () => {
  const auditor = await aSignedInPerson(server, { roles: ['auditor'] });
  const [anna, ben] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const append = (entry: { kind: string; actor?: Actor; object: Ref }) =>
    server.database.transaction((tx) => server.services.audit.append(tx, { actor: undefined, ...entry }));
  await append({ kind: 'about.account', object: refOf('accounts', 'account', anna.actor.account) });
  await append({ kind: 'about.person', actor: ben.actor, object: refOf('people', 'person', anna.person.id) });
  await append({ kind: 'about.thing', actor: anna.actor, object: refOf('test', 'thing', 'x') });
  const { entries } = await auditor.client.call(listAudit, { kind: 'about', person: anna.person.id });
  const about = { id: anna.person.id, name: anna.person.name };
  expect(entries.map((entry) => [entry.kind, entry.about])).toEqual([
    ['about.thing', null],
    ['about.person', about],
    ['about.account', about],
  ]);
  const byBen = await auditor.client.call(listAudit, { kind: 'about', person: ben.person.id });
  expect(byBen.entries.map(({ kind }) => kind)).toEqual(['about.person']);
});

test('refuses everybody else, administrators too', async () => {
  for (const roles of [[], ['administrator']] as const) {
    const { client } = await aSignedInPerson(server, { roles: [...roles] });
    await expect(client.call(listAudit, {})).rejects.toMatchObject({ code: roleNeeded.code });
  }
  expect((await server.client().fetch('/api/audit')).status).toBe(401);
});

test('writes nothing when the transaction is rolled back', async () => {
  const undone = server.database.transaction(async (tx) => {
    await server.services.audit.append(tx, { kind: 'never.happened', actor: undefined });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const { rows } = await server.database.pool.query("select 1 from audit_log where kind = 'never.happened'");
  expect(rows).toEqual([]);
});

test('cannot be changed or emptied, not even in the database', async () => {
  await write('test.kept');
  const tries = ["update audit_log set kind = 'other'", 'delete from audit_log', 'truncate audit_log'];
  for (const statement of tries) {
    await expect(server.database.pool.query(statement), statement).rejects.toThrow('append-only');
  }
});

test('lets entries go only when they are older than the period', async () => {
  await write('test.young');
  const dayAgo = new Date(Date.now() - 24 * 60 * 60 * 1000);
  await server.database.pool.query('insert into audit_log (kind, details, happened_at) values ($1, $2, $3)', [
    'test.old',
    '{}',
    new Date(dayAgo.getTime() - 1000),
  ]);
  expect(await server.database.transaction((tx) => expireEntries(tx, dayAgo))).toBe(1);
  const { rows } = await server.database.pool.query(
    "select kind from audit_log where kind in ('test.old', 'test.young')",
  );
  expect(rows).toEqual([{ kind: 'test.young' }]);
  await expect(server.database.pool.query('delete from audit_log')).rejects.toThrow('append-only');
});

test('finds entries between two days, both included, where the organisation lives', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['auditor'] });
  const moments = ['2024-03-09T22:59:59Z', '2024-03-09T23:00:00Z', '2024-03-11T22:59:59Z', '2024-03-11T23:00:00Z'];
  for (const moment of moments) {
    await server.database.pool.query('insert into audit_log (kind, details, happened_at) values ($1, $2, $3)', [
      'days.test',
      '{}',
      moment,
    ]);
  }
  const { entries } = await client.call(listAudit, { kind: 'days', from: '2024-03-10', until: '2024-03-11' });
  expect(entries.map(({ happenedAt }) => Date.parse(happenedAt))).toEqual([
    Date.parse('2024-03-11T22:59:59Z'),
    Date.parse('2024-03-09T23:00:00Z'),
  ]);
  expect((await client.call(listAudit, { kind: 'days', until: '2024-03-09' })).entries).toHaveLength(1);
});

test('comes as a file with the same filters, safe for spreadsheets, and says so in the log', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['auditor'] });
  const { actor } = await aSignedInPerson(server, { givenName: '=SUM(A1)', familyName: 'Komma, "Zitat"' });
  await server.database.transaction((tx) => server.services.audit.append(tx, { kind: 'file.test', actor }));
  await server.database.pool.query(
    "insert into audit_log (kind, details) select 'file.many', '{}' from generate_series(1, 1203)",
  );
  const response = await client.fetch(`${auditFilePath}?kind=file`);
  expect(response.headers.get('content-type')).toContain('text/csv');
  const lines = (await response.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1205);
  expect(new Set(lines).size).toBe(1205);
  expect(lines.at(-1)).toContain(`"'=SUM(A1) Komma, ""Zitat"""`);
  const { entries } = await client.call(listAudit, { kind: 'audit' });
  expect(entries.map(({ kind }) => kind)).toContain('audit.file_read');
  expect((await client.fetch(`${auditFilePath}?from=yesterday`)).status).toBe(400);
});
