import { createHash, randomBytes } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { isUuid, newId, type Ref, refOf } from '@kontor/base';
import type { JobDefinition } from '@kontor/plugin-api/server';
import {
  fileAttachRefused,
  fileNotFound,
  otherPerson,
  personHeader,
  type UploadedFile,
  uploadedFile,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ByteStore } from './byte-store.ts';
import { expireUploads, findOrphans } from './garbage-jobs.ts';

const limit = 300_000;
const clock = manualClock();
let server: TestServer;
let anna: SignedInPerson;
let bert: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ environment: { KONTOR_UPLOAD_LIMIT: String(limit) }, clock });
  anna = await aSignedInPerson(server);
  bert = await aSignedInPerson(server);
  server.services.files.defineOwner('spaces/space', async (tx, actor, id) =>
    server.services.permissions.can(tx, actor, 'edit', { space: id }),
  );
});
afterAll(() => server.stop());

function send(who: SignedInPerson, content: Uint8Array | string, name = 'notiz.txt'): Promise<Response> {
  const body = new FormData();
  body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return who.client.fetch('/api/files', { method: 'POST', body });
}

async function upload(who: SignedInPerson, content: Uint8Array | string, name?: string): Promise<UploadedFile> {
  const answer = await send(who, content, name);
  expect(answer.status).toBe(201);
  return uploadedFile.parse(await answer.json());
}

const download = (who: SignedInPerson, id: string, headers: Record<string, string> = {}, method = 'GET') =>
  who.client.fetch(`/api/files/${id}`, { method, headers });

const codeOf = async (answer: Response) => Object(await answer.json()).error.code;

async function aHiddenSpaceOf(owner: SignedInPerson): Promise<Ref> {
  const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
  return refOf('spaces', 'space', space.id);
}

const attach = (who: SignedInPerson, file: string, ref: Ref) =>
  server.database.transaction((tx) => server.services.files.attach(tx, who.actor, file, ref));

async function listContents(): Promise<string[]> {
  const hashes: string[] = [];
  for await (const { hash } of new ByteStore(server.dataFolder).list()) hashes.push(hash);
  return hashes;
}

const staged = () => readdir(join(server.dataFolder, 'files', 'staging'));

test('keeps an upload for its uploader alone until it is attached', async () => {
  const file = await upload(anna, 'Hallo Welt');
  expect(file).toMatchObject({ name: 'notiz.txt', mediaType: 'text/plain', size: 10 });
  expect(await (await download(anna, file.id)).text()).toBe('Hallo Welt');
  expect((await download(bert, file.id)).status).toBe(404);
  expect((await server.client().fetch(`/api/files/${file.id}`)).status).toBe(401);
});

test('refuses an upload that one person prepared under the session of another', async () => {
  const before = (await listContents()).length;
  const body = new FormData();
  body.append('file', new Blob(['Annas Entwurf']), 'entwurf.txt');
  const headers = { [personHeader]: anna.person.id };
  const answer = await bert.client.fetch('/api/files', { method: 'POST', body, headers });
  expect([answer.status, await codeOf(answer)]).toEqual([401, otherPerson.code]);
  expect(await listContents()).toHaveLength(before);
  expect(await staged()).toEqual([]);
});

test('shows an attached file exactly to those who see what it belongs to', async () => {
  const ref = await aHiddenSpaceOf(anna);
  const file = await upload(anna, 'nur für den Bereich');
  await attach(anna, file.id, ref);
  expect((await download(anna, file.id)).status).toBe(200);
  expect((await download(bert, file.id)).status).toBe(404);
  const space = ref.split('/')[2] ?? '';
  await server.database.transaction((tx) =>
    server.services.spaces.grant(tx, undefined, space, { kind: 'person', id: bert.person.id }, 'reader'),
  );
  expect((await download(bert, file.id)).status).toBe(200);
});

test('refuses to attach what somebody else uploaded, what is attached elsewhere, and where one may not', async () => {
  const [own, other] = [await aHiddenSpaceOf(bert), await aHiddenSpaceOf(bert)];
  const foreign = await upload(anna, 'von Anna');
  await expect(attach(bert, foreign.id, own)).rejects.toMatchObject({ code: fileNotFound.code });
  const file = await upload(bert, 'von Bert');
  await attach(bert, file.id, own);
  await attach(bert, file.id, own);
  await expect(attach(bert, file.id, other)).rejects.toMatchObject({ code: fileNotFound.code });
  await expect(attach(anna, foreign.id, own)).rejects.toMatchObject({ code: fileAttachRefused.code });
});

test('grants nothing to who knows a hash or guesses an address', async () => {
  const file = await upload(anna, 'unerratbar');
  const hash = (await download(anna, file.id)).headers.get('etag')?.replaceAll('"', '') ?? '';
  for (const id of [hash, newId(), '..%2f..%2fsecret.key', 'x'.repeat(300)]) {
    expect((await download(anna, id)).status).toBe(404);
  }
});

test('names a file without folders, tricks and headers', async () => {
  const file = await upload(anna, 'x', '../../etc/pass\u202ewd "Größe"; a=b.txt');
  expect(file.name).toBe('passwd "Größe"; a=b.txt');
  const disposition = (await download(anna, file.id)).headers.get('content-disposition');
  const exact = "filename*=UTF-8''passwd%20%22Gr%C3%B6%C3%9Fe%22%3B%20a%3Db.txt";
  expect(disposition).toBe(`attachment; filename="passwd _Groe_; a=b.txt"; ${exact}`);
  expect((await upload(anna, 'x', '..')).name).toBe('Datei');
});

test('believes the bytes and never the name', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const shown = await download(anna, (await upload(anna, png, 'brief.html')).id);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  const scripts = [
    '<script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<?xml version="1.0"?><a/>',
  ];
  for (const content of scripts) {
    const answer = await download(anna, (await upload(anna, content, 'bild.png')).id);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('answers ranges, conditions and HEAD as HTTP says', async () => {
  const { id } = await upload(anna, '0123456789');
  const etag = (await download(anna, id)).headers.get('etag') ?? '';
  const part = await download(anna, id, { range: 'bytes=2-4' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
  expect(await (await download(anna, id, { range: 'bytes=-3' })).text()).toBe('789');
  expect(await (await download(anna, id, { range: 'bytes=8-99' })).text()).toBe('89');
  const beyond = await download(anna, id, { range: 'bytes=10-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  expect((await download(anna, id, { range: 'bytes=2-4', 'if-range': etag })).status).toBe(206);
  expect((await download(anna, id, { range: 'bytes=2-4', 'if-range': '"old"' })).status).toBe(200);
  expect((await download(anna, id, { range: 'bytes=0-1,3-4' })).status).toBe(200);
  expect((await download(anna, id, { 'if-none-match': etag })).status).toBe(304);
  const head = await download(anna, id, {}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
});

test('takes an empty file', async () => {
  const file = await upload(anna, '');
  expect(file.size).toBe(0);
  expect(await (await download(anna, file.id)).text()).toBe('');
});

test('takes a file of the largest size and refuses one byte more, leaving nothing', async () => {
  const largest = await upload(anna, randomBytes(limit), 'gross.bin');
  expect((await (await download(anna, largest.id)).arrayBuffer()).byteLength).toBe(limit);
  const before = await listContents();
  const refused = await send(anna, randomBytes(limit + 1));
  expect([refused.status, await codeOf(refused)]).toEqual([413, 'files.too_large']);
  const announced = await send(anna, randomBytes(limit * 2));
  expect([announced.status, await codeOf(announced)]).toEqual([413, 'files.too_large']);
  expect(await listContents()).toEqual(before);
  expect(await staged()).toEqual([]);
});

test('refuses a request without a file', async () => {
  const json = await anna.client.fetch('/api/files', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect([json.status, await codeOf(json)]).toEqual([400, 'files.missing']);
  const body = new FormData();
  body.append('note', 'no file');
  const empty = await anna.client.fetch('/api/files', { method: 'POST', body });
  expect([empty.status, await codeOf(empty)]).toEqual([400, 'files.missing']);
});

test('keeps nothing of an upload that breaks off', async () => {
  const before = await listContents();
  const { rows } = await server.database.pool.query('select count(*) as files from files_files');
  await new Promise<void>((resolve) => {
    const call = httpRequest(`${server.url}/api/files`, {
      method: 'POST',
      headers: {
        cookie: anna.client.cookie,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': '100000',
      },
    });
    call.on('error', () => resolve());
    call.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n');
    call.write(randomBytes(50_000), async () => {
      await expect.poll(async () => (await staged()).length).toBe(1);
      call.destroy(new Error('gone'));
    });
  });
  await expect.poll(staged).toEqual([]);
  expect(await listContents()).toEqual(before);
  expect((await server.database.pool.query('select count(*) as files from files_files')).rows).toEqual(rows);
});

test('stores equal bytes once and keeps them as long as one file needs them', async () => {
  const [first, second] = await Promise.all([upload(anna, 'doppelt'), upload(bert, 'doppelt')]);
  const hash = (await download(anna, first.id)).headers.get('etag')?.replaceAll('"', '') ?? '';
  expect((await listContents()).filter((known) => known === hash)).toEqual([hash]);
  expect((await download(bert, first.id, {}, 'DELETE')).status).toBe(404);
  expect((await download(anna, first.id, {}, 'DELETE')).status).toBe(200);
  await jobsDone();
  expect(await (await download(bert, second.id)).text()).toBe('doppelt');
  await download(bert, second.id, {}, 'DELETE');
  await jobsDone();
  expect(await listContents()).not.toContain(hash);
});

test('keeps the bytes when the transaction that removed the file is rolled back', async () => {
  const ref = await aHiddenSpaceOf(anna);
  const { files } = server.services;
  const content = Buffer.from('vom Server gemacht');
  const made = await server.database.transaction((tx) => files.store(tx, content, 'foto.txt', ref));
  const undone = server.database.transaction(async (tx) => {
    await files.remove(tx, made.id);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const read = await server.database.transaction((tx) => files.read(tx, made.id));
  expect(Buffer.from(read.content).toString()).toBe('vom Server gemacht');
});

test('refuses more than the quota of unattached files', async () => {
  const greedy = await aSignedInPerson(server);
  const one = await upload(greedy, 'x');
  expect(isUuid(one.id)).toBe(true);
  // Rows stand for the half gigabyte that a test need not send.
  await server.database.pool.query('update files_files set size = $1 where id = $2', [500 * 1024 * 1024 - 1, one.id]);
  expect((await send(greedy, 'y')).status).toBe(201);
  const full = await send(greedy, 'z');
  expect([full.status, await codeOf(full)]).toEqual([413, 'files.quota_full']);
});

test('collects bytes whose transaction never committed, but none that a file has', async () => {
  const ref = await aHiddenSpaceOf(anna);
  const undone = server.database.transaction(async (tx) => {
    await server.services.files.store(tx, Buffer.from('verwaist'), 'x.txt', ref);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const orphan = createHash('sha256').update('verwaist').digest('hex');
  const kept = await upload(anna, 'behalten');
  expect(await listContents()).toContain(orphan);
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for await (const { path } of new ByteStore(server.dataFolder).list()) await utimes(path, longAgo, longAgo);
  await run(findOrphans);
  await expect.poll(listContents, { timeout: 10_000 }).not.toContain(orphan);
  expect(await (await download(anna, kept.id)).text()).toBe('behalten');
});

test('keeps bytes that are uploaded again while they are collected', async () => {
  const contents = Array.from({ length: 20 }, (_, index) => `umkämpft ${index}`);
  const removed = await Promise.all(contents.map((content) => upload(anna, content)));
  const again = await Promise.all(
    removed.map(async ({ id }, index) => {
      await download(anna, id, {}, 'DELETE');
      return upload(bert, contents[index] ?? '');
    }),
  );
  await jobsDone();
  for (const [index, { id }] of again.entries()) expect(await (await download(bert, id)).text()).toBe(contents[index]);
});

// The last test: time goes on for everybody.
test('forgets an upload that was not attached within a day', async () => {
  const file = await upload(anna, 'vergessen');
  const hash = createHash('sha256').update('vergessen').digest('hex');
  clock.advance(25 * 60 * 60 * 1000);
  expect((await download(anna, file.id)).status).toBe(404);
  await expect(attach(anna, file.id, await aHiddenSpaceOf(anna))).rejects.toMatchObject({ code: fileNotFound.code });
  await run(expireUploads);
  await expect.poll(listContents, { timeout: 10_000 }).not.toContain(hash);
});

const run = (job: JobDefinition) => server.database.transaction((tx) => server.core.jobs.enqueue(tx, job, {}));

/** Waits until no collection is queued or running. */
async function jobsDone(): Promise<void> {
  const open =
    "select count(*) as jobs from pgboss.job where name = 'files.collect' and state in ('created', 'active', 'retry')";
  await expect.poll(async () => (await server.database.pool.query(open)).rows[0].jobs, { timeout: 10_000 }).toBe(0);
}
