import { randomBytes } from 'node:crypto';
import { refOf } from '@kontor/base';
import { uploadedFile } from '@kontor/schema';
import { aSignedInPerson, aSpace, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const quota = 2_000_000;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ environment: { KONTOR_FILE_QUOTA: String(quota) }, plugins: [] });
  server.services.files.defineOwner('spaces/space', async () => true);
});
afterAll(() => server.stop());

function send(who: SignedInPerson, size: number): Promise<Response> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(randomBytes(size))]), 'anlage.bin');
  return who.client.fetch('/api/files', { method: 'POST', body });
}

test('a person uploads up to a quota in all, attached or not, also many at once; others go on', async () => {
  const hoarder = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: hoarder.person.id });
  const ref = refOf('spaces', 'space', space.id);
  for (let count = 0; count < 6; count += 1) {
    const { id } = uploadedFile.parse(await (await send(hoarder, 250_000)).json());
    await server.database.transaction((tx) => server.services.files.attach(tx, hoarder.actor, id, ref));
  }
  const answers = await Promise.all(Array.from({ length: 4 }, () => send(hoarder, 250_000)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 413, 413]);
  const refused = answers.find(({ status }) => status === 413);
  expect(await refused?.json()).toMatchObject({ error: { code: 'files.total_full', details: { limit: quota } } });
  expect((await send(await aSignedInPerson(server), 1000)).status).toBe(201);
});
