import { randomBytes } from 'node:crypto';
import { type Ref, refOf } from '@kontor/base';
import { fileTotalFull, uploadedFile } from '@kontor/schema';
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

test('a copy counts for whoever makes it, equal bytes once, and is refused where there is no room', async () => {
  const [owner, other] = await Promise.all([aSignedInPerson(server), aSignedInPerson(server)]);
  const [from, to, third] = await Promise.all(
    [owner, owner, owner].map(async ({ person }) => {
      const { id } = await aSpace(server, { owner: person.id, visibility: 'hidden' });
      return refOf('spaces', 'space', id);
    }),
  );
  if (!from || !to || !third) throw new Error('There are three spaces');
  const { files } = server.services;
  const { id } = uploadedFile.parse(await (await send(owner, 1_500_000)).json());
  await server.database.transaction((tx) => files.attach(tx, owner.actor, id, from));
  const copy = (who: SignedInPerson, refs: { from: Ref; to: Ref }, ids = [id]) =>
    server.database.transaction((tx) => files.copy(tx, who.actor, ids, refs));
  const copied = (await copy(owner, { from, to })).get(id) ?? '';
  expect((await owner.client.fetch(`/api/files/${copied}`)).status).toBe(200);
  expect((await owner.client.fetch(`/api/files/${copied}`, { method: 'DELETE' })).status).toBe(404);
  expect((await copy(owner, { from: to, to: third }, [copied, id])).size).toBe(1);
  expect((await copy(other, { from, to })).size).toBe(0);
  expect((await send(owner, 400_000)).status).toBe(201);

  expect((await send(other, 600_000)).status).toBe(201);
  await server.database.transaction((tx) =>
    server.services.spaces.grant(
      tx,
      undefined,
      from.split('/')[2] ?? '',
      { kind: 'person', id: other.person.id },
      'reader',
    ),
  );
  await expect(copy(other, { from, to })).rejects.toMatchObject({ code: fileTotalFull.code });
});
