import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Client } from './harness/client.ts';
import { type ImageType, mediaPath, picture, sizeOf, thumbnail, upload } from './harness/media.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Content repository, Thumbnails
const target = useTarget();

test.each<ImageType>(['png', 'jpeg', 'gif', 'webp'])('a picture of the type %s has thumbnails', async (type) => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, await picture(400, 200, type), `image/${type}`);
  const answer = await thumbnail(alice, address, { width: 320, height: 240, method: 'scale' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^image\/(png|jpeg|gif|webp)$/);
  expect(await sizeOf(answer.body)).toEqual({ width: 320, height: 160 });
});

test('crop fills the size that was asked for', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, await picture(400, 200), 'image/png');
  for (const side of [32, 96]) {
    const answer = await thumbnail(alice, address, { width: side, height: side, method: 'crop' });
    expect(await sizeOf(answer.body)).toEqual({ width: side, height: side });
  }
});

test('scale keeps the proportions and is what one gets without a method', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, await picture(1000, 500), 'image/png');
  for (const query of [
    { width: 640, height: 480, method: 'scale' },
    { width: 640, height: 480 },
  ])
    expect(await sizeOf((await thumbnail(alice, address, query)).body)).toEqual({ width: 640, height: 320 });
});

test('a small picture is not made larger', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, await picture(40, 20), 'image/png');
  const answer = await thumbnail(alice, address, { width: 640, height: 480, method: 'scale' });
  expect(answer.status).toBe(200);
  expect((await sizeOf(answer.body)).width).toBeLessThanOrEqual(40);
});

test('a thumbnail is shown inline and cannot run', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, await picture(400, 200), 'image/png', 'foto.png');
  const { headers } = await thumbnail(alice, address, { width: 96, height: 96, method: 'crop' });
  expect(headers.get('content-disposition')?.split(';')[0]).toBe('inline');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

test.each([
  ['text', 'text/plain', 'kein Bild'],
  ['a false picture', 'image/png', 'kein Bild'],
  ['a drawing that may hold scripts', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
])('%s has no thumbnail', async (_what, type, content) => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, content, type);
  const answer = await thumbnail(alice, address, { width: 96, height: 96, method: 'crop' });
  expect([400, 404]).toContain(answer.status);
});

test.each([
  ['no size', {}],
  ['only a width', { width: 96 }],
  ['a width that is no number', { width: 'wide', height: 96 }],
])('%s is refused', async (_what, query) => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, await picture(100, 100), 'image/png');
  expect((await thumbnail(alice, address, query)).status).toBe(400);
});

test('media that does not exist has no thumbnail', async () => {
  const [alice] = await people(target, 1);
  const path = `/v1/media/thumbnail/${target.serverName}/doesnotexist`;
  const query = { query: { width: 96, height: 96 } };
  await alice.refused(404, 'M_NOT_FOUND', 'GET', path, undefined, query);
});

test('a thumbnail needs a token', async () => {
  const [alice] = await people(target, 1);
  const path = `/v1/media/thumbnail/${mediaPath(await upload(alice, await picture(100, 100), 'image/png'))}`;
  const query = { query: { width: 96, height: 96 } };
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', path, undefined, query);
});

/** A PNG whose head claims this size, with next to nothing in it. */
function claimed(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

test('a small file that claims to be a huge picture is not unpacked', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, claimed(60_000, 60_000), 'image/png');
  const started = Date.now();
  const answer = await thumbnail(alice, address, { width: 96, height: 96, method: 'crop' });
  expect([400, 404, 413]).toContain(answer.status);
  expect(Date.now() - started).toBeLessThan(3000);
});
