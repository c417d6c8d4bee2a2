import {
  accentUnreadable,
  alreadySetUp,
  getOrganisation,
  getSession,
  listAudit,
  roleNeeded,
  setUpOrganisation,
  setupCodeWrong,
  updateOrganisation,
} from '@kontor/schema';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ setUp: false });
});
afterEach(() => server.stop());

const organisation = { name: 'Stadt Musterfurt', language: 'de', accent: '#0b5394' } as const;
const administrator = {
  login: 'chefin',
  givenName: 'Ayşe',
  familyName: 'Schröder',
  email: null,
  password: 'siebzehn-blaue-Elche-rudern',
};

async function getCode(): Promise<string> {
  return (await server.services.organisation.beginSetup()) ?? '';
}

function setUpHere(): Promise<void> {
  return server.database.transaction((tx) => server.services.organisation.create(tx, organisation));
}

test('sets up the organisation and signs its first administrator in', async () => {
  const client = server.client();
  expect(await client.call(getOrganisation, {})).toMatchObject({ setUp: false, name: 'Kontor' });
  const state = await client.call(setUpOrganisation, { code: await getCode(), organisation, administrator });
  expect(state.account.roles).toEqual(['administrator']);
  expect(await client.call(getOrganisation, {})).toMatchObject({ ...organisation, setUp: true, logo: null });
  expect((await client.call(getSession, {})).person.name).toBe('Ayşe Schröder');
  expect(await server.services.organisation.isSetUp()).toBe(true);
  expect(await server.services.organisation.beginSetup()).toBeUndefined();
});

test('takes the code in any case and without hyphens, and refuses another', async () => {
  const client = server.client();
  const code = await getCode();
  const wrong = client.call(setUpOrganisation, { code: 'AAAA-BBBB-CCCC', organisation, administrator });
  await expect(wrong).rejects.toMatchObject({ code: setupCodeWrong.code, status: 403 });
  const typed = code.toLowerCase().replaceAll('-', ' ');
  await client.call(setUpOrganisation, { code: typed, organisation, administrator });
});

test('lets only one of two set-ups at once win and leaves nothing of the other', async () => {
  const code = await getCode();
  const logins = ['eins', 'zwei', 'drei'];
  const results = await Promise.allSettled(
    logins.map((login) =>
      server.client().call(setUpOrganisation, { code, organisation, administrator: { ...administrator, login } }),
    ),
  );
  const refused = results.filter((result) => result.status === 'rejected');
  expect(results.length - refused.length).toBe(1);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: alreadySetUp.code });
  const { rows } = await server.database.pool.query('select count(*) as accounts from accounts_accounts');
  expect(rows).toEqual([{ accounts: 1 }]);
});

test('makes nothing when the password is too weak', async () => {
  const weak = { ...administrator, password: 'passwort' };
  const client = server.client();
  const refused = client.call(setUpOrganisation, { code: await getCode(), organisation, administrator: weak });
  await expect(refused).rejects.toMatchObject({ code: 'accounts.password_weak' });
  expect(await client.call(getOrganisation, {})).toMatchObject({ setUp: false });
});

test('lets administrators alone change it, and writes down that they did', async () => {
  await setUpHere();
  const { client: employee } = await aSignedInPerson(server);
  await expect(employee.call(updateOrganisation, { name: 'x' })).rejects.toMatchObject({ code: roleNeeded.code });
  const { client: chief } = await aSignedInPerson(server, { roles: ['administrator'] });
  expect(await chief.call(updateOrganisation, { name: 'Neustadt' })).toMatchObject({
    ...organisation,
    name: 'Neustadt',
  });
  const { client: auditor } = await aSignedInPerson(server, { roles: ['auditor'] });
  const { entries } = await auditor.call(listAudit, { kind: 'organisation.changed' });
  expect(entries.map((entry) => entry.details)).toEqual([{ fields: 'name' }]);
});

test('refuses an accent that nobody could recognise on white', async () => {
  await setUpHere();
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const pale = client.call(updateOrganisation, { accent: '#ffe680' });
  await expect(pale).rejects.toMatchObject({ code: accentUnreadable.code });
});

test('draws the logo anew, small, and shows it to everybody', async () => {
  await setUpHere();
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const picture = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#123456' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'geheim' } })
    .toBuffer();
  const headers = { 'content-type': 'image/jpeg' };
  const set = await client.fetch('/api/organisation/logo', { method: 'PUT', body: new Uint8Array(picture), headers });
  expect(set.status).toBe(200);
  const { logo } = await server.client().call(getOrganisation, {});
  const shown = await server.client().fetch(logo ?? '');
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(shown.headers.get('cache-control')).toContain('immutable');
  const bytes = Buffer.from(await shown.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 512, height: 256 });
  expect(bytes.includes('geheim')).toBe(false);
});

test('takes the logo as a part of a form and removes it again', async () => {
  await setUpHere();
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const picture = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(picture)]), 'logo.png');
  expect((await client.fetch('/api/organisation/logo', { method: 'PUT', body })).status).toBe(200);
  expect((await client.fetch('/api/organisation/logo', { method: 'DELETE' })).status).toBe(200);
  expect((await client.call(getOrganisation, {})).logo).toBeNull();
  expect((await client.fetch('/api/organisation/logo')).status).toBe(404);
});

test('refuses what is no picture, an SVG, a picture of too many pixels, and people who are no administrators', async () => {
  await setUpHere();
  const { client: chief } = await aSignedInPerson(server, { roles: ['administrator'] });
  const put = (client: typeof chief, body: Uint8Array<ArrayBuffer>) =>
    client.fetch('/api/organisation/logo', { method: 'PUT', body, headers: { 'content-type': 'image/png' } });
  const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  for (const content of [Buffer.from('no picture'), Buffer.from(svg), bomb]) {
    const answer = await put(chief, new Uint8Array(content));
    expect(await answer.json()).toMatchObject({ error: { code: 'organisation.logo_unusable' } });
  }
  const { client: employee } = await aSignedInPerson(server);
  expect((await put(employee, new Uint8Array(8))).status).toBe(403);
});
