import { newId } from '@kontor/base';
import {
  type ApiClient,
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyImport, getImport, importUploadAddress } from '../../shared/index.ts';
import { aName, bringIn, check, csv, upload } from './test-import-client.ts';

let server: TestServer;
let administrator: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = (await aSignedInPerson(server, { roles: ['administrator'] })).client;
});
afterAll(() => server.stop());

test('applies an import once', async () => {
  const { id } = await bringIn(administrator, { people: csv(`${aName()},Ina,Beck,,,,,,,`) });
  await expect(administrator.call(applyImport, { import: id })).rejects.toMatchObject({
    code: 'directory.import_already_applied',
  });
});

test('is closed to everybody but administrators', async () => {
  const { client } = await aSignedInPerson(server);
  const { id } = await check(administrator, { people: csv(`${aName()},Ina,Beck,,,,,,,`) });
  expect((await upload(client, { people: csv() })).status).toBe(403);
  await expect(client.call(getImport, { import: id })).rejects.toMatchObject({ status: 403 });
  await expect(client.call(applyImport, { import: id })).rejects.toMatchObject({ status: 403 });
  expect((await upload(server.client(), { people: csv() })).status).toBe(401);
});

test('answers clearly to what is no import', async () => {
  const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;
  expect(await codeOf(await upload(administrator, { people: '\u0000\u0001 no table' }))).toBe(
    'directory.import_unreadable',
  );
  expect(await codeOf(await upload(administrator, { orgUnits: 'code,name\nA,B\n' }))).toBe(
    'directory.import_file_missing',
  );
  expect(await codeOf(await upload(administrator, { people: 'x'.repeat(21 * 1024 * 1024) }))).toBe(
    'directory.import_too_large',
  );
  const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
  expect(await codeOf(await administrator.fetch(importUploadAddress({ removeMissing: false }), json))).toBe(
    'directory.import_file_missing',
  );
  await expect(administrator.call(getImport, { import: newId() })).rejects.toMatchObject({
    code: 'directory.import_not_found',
  });
});

test('gives nobody who applies it a role on a space: somebody else has to (P20)', async () => {
  const login = aName();
  const unit = await anOrgUnit(server);
  const importer = await aSignedInPerson(server, { externalId: login, roles: ['administrator'] });
  const owner = await aPerson(server);
  const subject = { kind: 'org-unit', id: unit.id, below: true } as const;
  const space = await aSpace(server, { owner: owner.id, grants: [{ subject, role: 'editor' }] });
  const [fresh, people] = [
    aName(),
    (own: string) => csv(`${own},Eva,Neu,,,,,,,`, `${login},Ina,Beck,,${unit.code},Rat,,,,`),
  ];
  const roleNow = () =>
    server.database.transaction((tx) => server.services.permissions.findRole(tx, importer.person.id, space.id));
  const refused = await bringIn(importer.client, { people: people(fresh) });
  expect(refused).toMatchObject({ state: 'failed', errors: 1 });
  expect(refused.problems[0]).toMatchObject({ code: 'own_access', file: 'people', line: 3 });
  expect(await roleNow()).toBeUndefined();
  const { rows } = await server.database.pool.query('select 1 from people_persons where external_id = $1', [fresh]);
  expect(rows).toEqual([]);
  expect(await bringIn(administrator, { people: people(fresh) })).toMatchObject({ state: 'done' });
  expect(await roleNow()).toBe('editor');
});

test('leaves an entry in the audit log, with numbers and no names', async () => {
  const login = aName();
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,,,,,,`) });
  const { rows } = await server.database.pool.query(
    "select kind, details from audit_log where kind like 'directory.%' order by id",
  );
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['directory.import_begun', 'directory.people_imported']),
  );
  expect(JSON.stringify(rows)).not.toContain(login);
});
