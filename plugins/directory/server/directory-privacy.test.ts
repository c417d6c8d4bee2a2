import type { Actor } from '@kontor/plugin-api/server';
import { aPerson, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateOwnProfile } from '../shared/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function archiveOf(id: string, actor: Actor): Promise<unknown> {
  const archive = server.core.privacy.declarations.find((declaration) => declaration.id === id)?.archive;
  if (typeof archive !== 'function') throw new Error(`${id} has no part in the archive`);
  return (await server.database.transaction((tx) => archive(tx, actor))).data;
}

test('the archive has what somebody said about themselves, whom they show it, and whose manager they are', async () => {
  const me = await aSignedInPerson(server);
  const report = await aPerson(server);
  await me.client.call(updateOwnProfile, { revision: 0, about: 'Zeile für das Archiv', skills: ['Kanuverleih'] });
  await server.database.pool.query('insert into directory_profiles (person, manager) values ($1, $2)', [
    report.id,
    me.person.id,
  ]);
  expect(await archiveOf('directory.profile', me.actor)).toMatchObject({
    about: 'Zeile für das Archiv',
    skills: ['Kanuverleih'],
    visibility: { mobile: 'own-unit' },
    manager: null,
    managerOf: [report.name],
  });
});

test('somebody without a profile has an empty part, and others have none of it', async () => {
  const [me, other] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  await other.client.call(updateOwnProfile, { revision: 0, about: 'Geht niemanden sonst etwas an' });
  expect(await archiveOf('directory.profile', me.actor)).toEqual({ manager: null, managerOf: [] });
});

test('of imports the archive names those that somebody applied, without the files of others', async () => {
  const me = await aSignedInPerson(server, { roles: ['administrator'] });
  const insert = (begunBy: object | null) =>
    server.database.pool.query(
      `insert into directory_imports (id, state, created_at, remove_missing, format, summary, errors, warnings, problems,
         people_file, begun_by)
       values (gen_random_uuid(), 'done', now(), false, 'csv', '{}', 0, 0, '[{"name":"Jemand anderes"}]', 'geheim', $1)`,
      [begunBy],
    );
  await insert({ account: me.actor.account, person: me.person.id, session: me.actor.session });
  await insert({ account: 'x', person: 'somebody else', session: 'x' });
  await insert(null);
  const imports = await archiveOf('directory.imports', me.actor);
  expect(imports).toEqual([{ id: expect.any(String), state: 'done', appliedAt: expect.any(Date) }]);
});
