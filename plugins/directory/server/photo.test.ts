import { type ApiClient, anOrgUnit, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultVisibility, getPerson, photoUploadAddress, removePhoto, setVisibility } from '../shared/index.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function aPhoto(edge: number): Promise<Buffer> {
  const create = { width: edge, height: edge, channels: 3 as const, background: '#3355aa' };
  return sharp({ create })
    .withExif({ IFD0: { Make: 'SecretCamera' } })
    .jpeg()
    .toBuffer();
}

async function uploadPhoto(client: ApiClient, content: Buffer, address = photoUploadAddress()): Promise<Response> {
  const form = new FormData();
  form.append('photo', new Blob([new Uint8Array(content)]), 'me.jpg');
  return client.fetch(address, { method: 'PUT', body: form });
}

test('shows a photo to those who may see it, without what it told of the camera', async () => {
  const unit = await anOrgUnit(server);
  const self = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const { client: colleague } = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const { client: stranger } = await aSignedInPerson(server);
  const response = await uploadPhoto(
    self.client,
    await aPhoto(800),
    photoUploadAddress({ left: 10, top: 20, size: 300 }),
  );
  expect(response.status).toBe(200);
  const { picture } = (await response.json()) as { picture: { small: string; large: string } };
  const small = await stranger.fetch(picture.small);
  expect(small.headers.get('content-type')).toBe('image/webp');
  expect(small.headers.get('cache-control')).toContain('immutable');
  const bytes = Buffer.from(await small.arrayBuffer());
  expect(bytes.includes('SecretCamera')).toBe(false);
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 96, height: 96, format: 'webp' });
  expect((await server.client().fetch(picture.small)).status).toBe(401);

  await self.client.call(setVisibility, { visibility: { ...defaultVisibility, photo: 'own-unit' } });
  expect((await stranger.fetch(picture.small)).status).toBe(404);
  expect((await colleague.fetch(picture.large)).status).toBe(200);
  expect((await stranger.call(getPerson, { person: self.person.id })).picture).toBeNull();

  const { picture: none } = await self.client.call(removePhoto, {});
  expect(none).toBeNull();
  expect((await colleague.fetch(picture.large)).status).toBe(404);
});

test('refuses what is no photo and changes nothing', async () => {
  const { client } = await aSignedInPerson(server);
  const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;
  expect(await codeOf(await uploadPhoto(client, Buffer.from('not a photo')))).toBe('directory.photo_unusable');
  expect(await codeOf(await uploadPhoto(client, Buffer.alloc(16 * 1024 * 1024)))).toBe('directory.photo_too_large');
  const outside = photoUploadAddress({ left: 500, top: 0, size: 500 });
  expect(await codeOf(await uploadPhoto(client, await aPhoto(600), outside))).toBe('directory.photo_unusable');
  const half = `${photoUploadAddress()}?left=1`;
  expect(await codeOf(await uploadPhoto(client, await aPhoto(60), half))).toBe('http.invalid_input');
  expect((await client.call(getPerson, { person: 'me' })).picture).toBeNull();
});
