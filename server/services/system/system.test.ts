import { getSystemState } from '@kontor/schema';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('tells administrators versions, components, sizes and jobs, and nobody else', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  for (let copy = 0; copy < 2; copy += 1) {
    const form = new FormData();
    form.append('file', new Blob(['zweimal dasselbe']), 'gleich.txt');
    await client.fetch('/api/files', { method: 'POST', body: form });
  }
  const state = await client.call(getSystemState, {});
  expect(state.versions).toMatchObject({
    node: process.versions.node,
    kontor: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
  expect(Number.parseInt(state.versions.postgres, 10)).toBeGreaterThanOrEqual(17);
  expect(state.components.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['database', 'events', 'jobs', 'search']),
  );
  expect(state.components.filter(({ ok }) => !ok)).toEqual([]);
  expect(state.database.bytes).toBeGreaterThan(1_000_000);
  expect(state.storage).toMatchObject({ files: 1, bytes: 16 });
  expect(state.storage.freeBytes).toBeGreaterThan(0);
  expect(state.certificateEndsAt).toBeNull();
  const person = await aSignedInPerson(server);
  await expect(person.client.call(getSystemState, {})).rejects.toMatchObject({ code: 'http.role_needed' });
});

test('counts jobs that wait and that failed', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const broken = { name: 'search.catch_up', data: z.object({}) };
  const later = new Date(Date.now() + 3_600_000);
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, broken, {}, { startAfter: later }));
  const { jobs } = await client.call(getSystemState, {});
  expect(jobs.find(({ name }) => name === 'search.catch_up')?.waiting).toBeGreaterThanOrEqual(1);
});
