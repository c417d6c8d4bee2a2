import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refOf } from '@kontor/base';
import {
  addAppPassword,
  beginTotp,
  confirmTotp,
  getPrivacy,
  listAudit,
  privacyArchivePath,
  privacyDocumentPath,
  redeemOneTimeCode,
  requestToJoin,
  setAbsence,
  setNotificationSetting,
  updateOwnAccount,
} from '@kontor/schema';
import {
  type ApiClient,
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  runCommand,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { goodPassword, totpCode } from '../accounts/testing/accounts-town.ts';
import { readZip } from './testing/read-zip.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function fetchArchive(client: ApiClient): Promise<Map<string, Buffer>> {
  const response = await client.fetch(privacyArchivePath);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  return readZip(Buffer.from(await response.arrayBuffer()));
}

function partOf(archive: Map<string, Buffer>, id: string): unknown {
  return JSON.parse(archive.get(`${id.replace('.', '/')}.json`)?.toString('utf8') ?? 'null');
}

async function upload(client: ApiClient, name: string, content: Buffer): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const response = await client.fetch('/api/files', { method: 'POST', body: form });
  return ((await response.json()) as { id: string }).id;
}

/** Somebody with a row in every table that the archive reads, and with real secrets. */
async function somebodyWithEverything() {
  const unit = await anOrgUnit(server, { name: 'Amt für Probe' });
  const person = await aPerson(server, { phone: '0800 5551', positions: [{ orgUnit: unit.id, title: 'Archivarin' }] });
  const login = `archive-${person.id.slice(-6)}`;
  const link = await server.database.transaction(async (tx) => {
    const account = await server.services.accounts.createAccount(tx, undefined, {
      person: person.id,
      login,
      roles: [],
    });
    return server.services.accounts.issueOneTimeLink(tx, account.id);
  });
  const client = server.client();
  await client.call(redeemOneTimeCode, { code: link.code, password: goodPassword });
  await client.signIn(login, goodPassword);
  const { secret } = await client.call(beginTotp, { password: goodPassword });
  const { recoveryCodes } = await client.call(confirmTotp, { code: totpCode(secret, new Date()) });
  const app = await client.call(addAppPassword, { password: goodPassword, name: 'Kalender', scopes: ['caldav'] });
  return { person, client, login, secrets: [secret, app.secret, goodPassword, ...recoveryCodes] };
}

describe('the personal archive', () => {
  test('has every part, readable, with an index in the language of the person', async () => {
    const { person, client, login } = await somebodyWithEverything();
    await aSpace(server, { owner: person.id, name: 'Bereich der Probe' });
    const archive = await fetchArchive(client);
    const parts = server.core.privacy.declarations.filter(({ archive: part }) => typeof part === 'function');
    expect([...archive.keys()].sort()).toEqual(
      ['LIESMICH.txt', ...parts.map(({ id }) => `${id.replace('.', '/')}.json`)].sort(),
    );
    const readme = archive.get('LIESMICH.txt')?.toString('utf8') ?? '';
    expect(readme).toContain(person.name);
    for (const { title } of server.core.privacy.declarations) expect(readme).toContain(title.de);
    expect(partOf(archive, 'people.person')).toMatchObject({ familyName: person.familyName, phone: '0800 5551' });
    expect(partOf(archive, 'people.positions')).toMatchObject([{ orgUnit: 'Amt für Probe', title: 'Archivarin' }]);
    expect(partOf(archive, 'accounts.account')).toMatchObject({ login, hasPassword: true });
    expect(partOf(archive, 'accounts.sessions')).toMatchObject([{ address: '127.0.0.1' }]);
    expect(partOf(archive, 'accounts.second-factors')).toMatchObject({ recoveryCodesLeft: expect.any(Number) });
    expect(partOf(archive, 'accounts.app-passwords')).toMatchObject([{ name: 'Kalender', scopes: ['caldav'] }]);
    expect(partOf(archive, 'spaces.roles')).toMatchObject({ roles: [{ space: 'Bereich der Probe', role: 'owner' }] });
    const kinds = (partOf(archive, 'audit.entries') as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['accounts.signed_in', 'accounts.totp_added']));
  });

  test('knows absences with their notes, groups, requests, notifications and settings', async () => {
    const [me, colleague] = [await aSignedInPerson(server), await aSignedInPerson(server)];
    const space = await aSpace(server, { owner: colleague.person.id, visibility: 'on-request', name: 'Auf Anfrage' });
    const days = { from: '2099-03-01', until: '2099-03-02' };
    const wholeDays = { fromTime: null, untilTime: null };
    const notes = { note: 'Meine Notiz', noteForAll: 'Bitte ans Amt' };
    await me.client.call(setAbsence, { ...days, ...notes, substitute: colleague.person.id });
    await colleague.client.call(setAbsence, { ...days, note: 'Fremde Notiz', substitute: me.person.id });
    await me.client.call(requestToJoin, { space: space.id, note: 'Bitte aufnehmen' });
    await me.client.call(setNotificationSetting, { kind: 'spaces.request_received', on: false });
    await server.database.transaction(async (tx) => {
      await sql`with made as (insert into people_groups (id, name) values (gen_random_uuid(), 'Ersthelfende') returning id)
        insert into people_group_members (group_id, person) select id, ${me.person.id}::uuid from made`.execute(tx);
    });
    const mine = await fetchArchive(me.client);
    expect(partOf(mine, 'people.absences')).toEqual({
      own: [
        { ...days, ...wholeDays, note: 'Meine Notiz', noteForAll: 'Bitte ans Amt', substitute: colleague.person.name },
      ],
      standsIn: [{ ...days, ...wholeDays, for: colleague.person.name }],
    });
    expect(partOf(mine, 'people.groups')).toEqual([{ name: 'Ersthelfende' }]);
    expect(partOf(mine, 'spaces.roles')).toMatchObject({
      requests: [{ space: 'Auf Anfrage', note: 'Bitte aufnehmen' }],
    });
    expect(partOf(mine, 'notifications.inbox')).toMatchObject({
      settings: [{ kind: 'spaces.request_received', isOn: false }],
    });
    await vi.waitFor(async () => {
      const theirs = await fetchArchive(colleague.client);
      expect(partOf(theirs, 'notifications.inbox')).toMatchObject({ inbox: [{ kind: 'spaces.request_received' }] });
    }, 15_000);
  });

  test('holds no secret: no password, token, hash, or key of a second factor', async () => {
    const { client, secrets } = await somebodyWithEverything();
    const text = [...(await fetchArchive(client)).values()].map((part) => part.toString('utf8')).join('\n');
    const { rows } = await server.database.pool.query(
      `select encode(token_hash, 'hex') as secret from accounts_sessions
       union all select password from accounts_accounts where password is not null
       union all select encode(secret_hash, 'hex') from accounts_app_passwords
       union all select encode(code_hash, 'hex') from accounts_recovery_codes
       union all select encode(device_hash, 'hex') from accounts_known_devices
       union all select secret from accounts_totp where secret is not null`,
    );
    const stored = rows.map(({ secret }: { secret: string }) => secret);
    expect(stored.length).toBeGreaterThan(5);
    const token = client.cookie.split('=').at(-1) ?? '';
    for (const secret of [...secrets, ...stored, token]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/argon2/);
  });

  test('holds what concerns the caller alone', async () => {
    const stranger = await aSignedInPerson(server, { phone: '0800 7772' });
    const secretSpace = await aSpace(server, { owner: stranger.person.id, visibility: 'hidden' });
    const { client, actor, person } = await aSignedInPerson(server);
    await server.database.transaction((tx) =>
      server.services.audit.append(tx, {
        kind: 'test.looked_at',
        actor: stranger.actor,
        object: refOf('people', 'person', person.id),
        address: '203.0.113.9',
      }),
    );
    const archive = await fetchArchive(client);
    const text = [...archive.values()].map((part) => part.toString('utf8')).join('\n');
    for (const foreign of [
      stranger.person.id,
      stranger.person.familyName,
      '0800 7772',
      secretSpace.name,
      '203.0.113.9',
    ]) {
      expect(text).not.toContain(foreign);
    }
    expect(partOf(archive, 'audit.entries')).toContainEqual(
      expect.objectContaining({ kind: 'test.looked_at', by: 'somebody else', address: null }),
    );
    expect(actor.person).toBe(person.id);
  });

  test('brings own uploads and the photo, but not what one may no longer see', async () => {
    const { client, person } = await aSignedInPerson(server);
    const content = randomBytes(200_000);
    await upload(client, 'Protokoll.bin', content);
    const lost = await upload(client, 'verloren.bin', randomBytes(10));
    await server.database.pool.query("update files_files set ref = 'spaces/space/gone' where id = $1", [lost]);
    const photo = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photo)]), 'ich.png');
    expect((await client.fetch('/api/directory/people/me/photo', { method: 'PUT', body: form })).status).toBe(200);
    const archive = await fetchArchive(client);
    const files = [...archive].filter(([name]) => name.startsWith('files/') && name !== 'files/uploads.json');
    expect(files.map(([name]) => name.replace(/^files\/[0-9a-f]{8}-/, '')).sort()).toEqual([
      'Protokoll.bin',
      'photo-512.webp',
      'photo-96.webp',
    ]);
    expect(files.find(([name]) => name.endsWith('Protokoll.bin'))?.[1].equals(content)).toBe(true);
    expect(partOf(archive, 'files.uploads')).toContainEqual(
      expect.objectContaining({ name: 'verloren.bin', inThisArchive: false }),
    );
    const { files: counted } = await client.call(getPrivacy, {});
    expect(counted).toEqual({ count: 2, bytes: 200_010 });
    expect(person.id).toBeDefined();
  });

  test('is made once at a time for a person, and again after the first was fetched or given up', async () => {
    const { client } = await aSignedInPerson(server);
    const content = randomBytes(8_000_000);
    await upload(client, 'groß.bin', content);
    const first = await client.fetch(privacyArchivePath);
    const second = await client.fetch(privacyArchivePath);
    expect(second.status).toBe(429);
    expect(await second.json()).toMatchObject({ error: { code: 'privacy.archive_under_way' } });
    await first.body?.cancel();
    await expect
      .poll(async () => {
        const again = await client.fetch(privacyArchivePath);
        await again.body?.cancel();
        return again.status;
      })
      .toBe(200);
  });

  test('breaks off, rather than looking complete, when a file cannot be read', async () => {
    const { client } = await aSignedInPerson(server);
    const id = await upload(client, 'fehlt.bin', randomBytes(50));
    await server.database.pool.query(`update files_files set hash = '${'0'.repeat(64)}' where id = $1`, [id]);
    const fetched = client.fetch(privacyArchivePath).then((response) => response.arrayBuffer());
    await expect(fetched).rejects.toThrow();
  });

  test('leaves a trace in the audit log', async () => {
    const auditor = await aSignedInPerson(server, { roles: ['auditor'] });
    const { client, person } = await aSignedInPerson(server);
    await fetchArchive(client);
    const { entries } = await auditor.client.call(listAudit, { kind: 'privacy', person: person.id });
    expect(entries.map(({ kind }) => kind)).toEqual(['privacy.archive_read']);
  });

  test('speaks English to whom English was chosen for', async () => {
    const { client } = await aSignedInPerson(server);
    await client.call(updateOwnAccount, { language: 'en' });
    const archive = await fetchArchive(client);
    expect(archive.get('README.txt')?.toString('utf8')).toContain('What Kontor has stored about you');
  });
});

describe('the list of what is stored about people', () => {
  let reader: SignedInPerson;
  beforeAll(async () => {
    reader = await aSignedInPerson(server);
  });

  test('is told to everybody who is signed in, from the declarations', async () => {
    const { declarations } = await reader.client.call(getPrivacy, {});
    const ids = declarations.map(({ id }) => id);
    expect([...ids].sort()).toEqual(server.core.privacy.declarations.map(({ id }) => id).sort());
    expect(ids[0]).toBe('people.person');
    expect(declarations.find(({ id }) => id === 'directory.profile')).toMatchObject({
      archive: { file: 'directory/profile.json' },
      place: { de: 'Datenbank, Dateiablage, Suchindex' },
    });
    await expect(server.client().call(getPrivacy, {})).rejects.toMatchObject({ status: 401 });
  });

  test.each([
    ['html', 'de', 'Was Kontor über Menschen speichert', '<dt>Wie lange</dt>'],
    ['html', 'en', 'What Kontor stores about people', '<dt>For how long</dt>'],
    ['markdown', 'de', '# Was Kontor über Menschen speichert', '- **Wer es sieht:**'],
    ['markdown', 'en', '# What Kontor stores about people', '- **Who sees it:**'],
  ] as const)('comes as a document: %s, %s', async (format, language, title, row) => {
    const response = await reader.client.fetch(`${privacyDocumentPath}?format=${format}&language=${language}`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const text = await response.text();
    expect(text).toContain(title);
    expect(text.split(row).length - 1).toBe(server.core.privacy.declarations.length);
  });

  test('refuses a form that there is none of', async () => {
    expect((await reader.client.fetch(`${privacyDocumentPath}?format=pdf&language=de`)).status).toBe(400);
  });
});

describe('the archive for somebody who cannot sign in', () => {
  async function write(meant: string, file: string): Promise<{ code: number; said: string[] }> {
    const { code = -1, lines } = await runCommand(server, 'personal-archive', [meant, file]);
    return { code, said: lines };
  }

  test('is written by operators, with the files, for them alone to read, and into the log', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-archive-'));
    try {
      const { client, person, login } = await aSignedInPerson(server, { externalId: 'P-4711' });
      await upload(client, 'Abschied.txt', Buffer.from('Auf Wiedersehen'));
      await server.database.transaction((tx) =>
        server.services.people.updatePerson(tx, undefined, person.id, { validUntil: '2020-01-01' }),
      );
      for (const [index, meant] of [login, 'P-4711', person.id].entries()) {
        const file = join(folder, `archive-${index}.zip`);
        expect((await write(meant, file)).code).toBe(0);
        expect((await stat(file)).mode & 0o077).toBe(0);
        const archive = readZip(await readFile(file));
        expect(partOf(archive, 'people.person')).toMatchObject({ externalId: 'P-4711' });
        expect([...archive.keys()].some((name) => name.endsWith('-Abschied.txt'))).toBe(true);
      }
      await expect(write(login, join(folder, 'archive-0.zip'))).rejects.toThrow('EEXIST');
      const { rows } = await server.database.pool.query(
        "select 1 from audit_log where kind = 'privacy.archive_written' and object = $1",
        [`people/person/${person.id}`],
      );
      expect(rows.length).toBeGreaterThanOrEqual(3);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('knows somebody without an account, and nobody by another word', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-archive-'));
    try {
      const person = await aPerson(server, { familyName: 'Ohnekonto' });
      expect((await write(person.id, join(folder, 'a.zip'))).code).toBe(0);
      const archive = readZip(await readFile(join(folder, 'a.zip')));
      expect(partOf(archive, 'people.person')).toMatchObject({ familyName: 'Ohnekonto' });
      expect(partOf(archive, 'accounts.account')).toBeNull();
      const nobody = await write('gibt-es-nicht', join(folder, 'b.zip'));
      expect(nobody).toEqual({ code: 1, said: ['There is nobody with the login, external id or id gibt-es-nicht.'] });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
