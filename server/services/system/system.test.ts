import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSystemState } from '@kontor/schema';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { countJobs } from '../jobs/job-store.ts';
import { findCertificateEnd } from './index.ts';

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

test('counts jobs that wait, and none whose moment is still to come', async () => {
  const job = { name: 'files.collect', data: z.object({}) };
  const later = new Date(Date.now() + 3_600_000);
  const counted = await server.database.transaction(async (tx) => {
    // Nobody takes a job before it is committed, and nobody else asks for this one here.
    const waiting = async () => (await countJobs(tx)).get(job.name)?.queued ?? 0;
    const before = await waiting();
    await server.core.jobs.enqueue(tx, job, {}, { startAfter: later });
    const withLater = await waiting();
    await server.core.jobs.enqueue(tx, job, {});
    return [withLater - before, (await waiting()) - before];
  });
  expect(counted).toEqual([0, 1]);
});

const certificate = `-----BEGIN CERTIFICATE-----
MIIBiDCCAS2gAwIBAgIUJXf1vl89CgJgf/M0NgEo02Q5O48wCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOa29udG9yLmV4YW1wbGUwHhcNMjYxMTI2MDkxNzIzWhcNMzYx
MTIzMDkxNzIzWjAZMRcwFQYDVQQDDA5rb250b3IuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABAwsfeUTkDPbkBex5dKWLLGVGk0G3W2mCI/Z8XGMg3fd
b/MFvP0L5/3nyoarMaCVqeW1xxMY3NmNQ9yLyhldCvGjUzBRMB0GA1UdDgQWBBTF
M9gvuBpNhIJt7jCTVQtqvhHE+zAfBgNVHSMEGDAWgBTFM9gvuBpNhIJt7jCTVQtq
vhHE+zAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQChGMnfY8/d
T+UvwD8GJRi7pZaitzavQGbMVWn6TJabtwIhAPnBHd9m7s8tuakp2vSenRdcANig
R4NIAeE2O1JWFOl1
-----END CERTIFICATE-----
`;

test('knows until when a certificate holds, and nothing of a file that is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-certificate-'));
  try {
    await writeFile(join(folder, 'certificate.pem'), certificate);
    expect(await findCertificateEnd(join(folder, 'certificate.pem'))).toBe('2036-11-23T09:17:23.000Z');
    expect(await findCertificateEnd(join(folder, 'gone.pem'))).toBeNull();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
