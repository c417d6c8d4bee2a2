import { askErasure, confirmErasure, formerPerson } from '@kontor/schema';
import { aSignedInPerson, aSpace, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

async function listTablesWith(word: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    server.database.kysely,
  );
  const all = rows.map(
    ({ schema, name }) => sql`
      select distinct ${`${schema}.${name}`} as name from ${sql.id(schema, name)} as held
       where position(${word} in held::text) > 0`,
  );
  const { rows: found } = await sql<{ name: string }>`${sql.join(all, sql` union all `)}`.execute(
    server.database.kysely,
  );
  return found.map(({ name }) => name).sort();
}

test('in Matrix, too, nothing says who somebody was; what they wrote stays in its room', async () => {
  const word = 'Xqwzvkqmatrix';
  const [first, second] = [
    await aSignedInPerson(server, { roles: ['administrator'] }),
    await aSignedInPerson(server, { roles: ['administrator'] }),
  ];
  const [leaver, colleague] = [await aSignedInPerson(server, { familyName: word }), await aSignedInPerson(server)];
  const subject = { kind: 'person', id: leaver.person.id } as const;
  const space = await aSpace(server, { owner: colleague.person.id, grants: [{ subject, role: 'editor' }] });
  const [own, other] = [await MatrixBrowser.open(leaver.client), await MatrixBrowser.open(colleague.client)];
  const [record] = await server.database.transaction((tx) => server.services.homeserver.listRooms(tx, [space.id]));
  const room = record?.room ?? '';
  const content = { msgtype: 'm.text', body: 'Die Schlüssel liegen im Schrank.' };
  await own.call('PUT', `/v3/rooms/${room}/send/m.room.message/t1`, content);
  expect(await listTablesWith(word)).toEqual(expect.arrayContaining(['homeserver.events', 'homeserver.users']));

  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, leaver.person.id, { validUntil: '2020-01-01' }),
  );
  const person = leaver.person.id;
  const asked = await first.client.call(askErasure, { person, reason: 'Antrag' });
  await second.client.call(confirmErasure, { person, askedAt: asked.request?.askedAt ?? '' });
  await expect
    .poll(() => listTablesWith(word), { timeout: 60_000, interval: 1000 })
    .toEqual(['public.privacy_kept_names']);
  const { chunk } = await other.call('GET', `/v3/rooms/${room}/messages?dir=b&limit=50`);
  expect(JSON.stringify(chunk)).toContain('Die Schlüssel liegen im Schrank.');
  expect(JSON.stringify(chunk)).not.toContain(word);
  const members = await other.call('GET', `/v3/rooms/${room}/members`);
  expect(JSON.stringify(members)).not.toContain(word);
  expect((await own.fetch('GET', '/v3/account/whoami')).status).toBe(401);
  const [found] = await server.database.transaction((tx) => server.services.people.findPersons(tx, [person]));
  expect(found?.name).toBe(formerPerson);
});
