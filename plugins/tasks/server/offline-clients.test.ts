import { startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, test } from 'vitest';
import { tasksPlugin } from './plugin.ts';
import { convergeOffline } from './test-offline-clients.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

test(`five clients without a connection converge, and each change is made once (SEED=${seed})`, async () => {
  await convergeOffline(server, { seed, operations: 120 });
});
