import { aPerson, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPerson } from '../shared/index.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('gives some people of the demo city a profile and leaves others without', async () => {
  const { client } = await aSignedInPerson(server);
  const people = [];
  for (let index = 0; index < 12; index += 1) people.push(await aPerson(server));
  await server.application.seedDemo();
  const profiles = await Promise.all(people.map(({ id }) => client.call(getPerson, { person: id })));
  expect(profiles.filter(({ skills }) => skills.length > 0).length).toBeGreaterThan(3);
  expect(profiles.filter(({ week }) => week === null).length).toBeGreaterThan(2);
  expect(profiles.some(({ week }) => Object.values(week ?? {}).includes('home'))).toBe(true);
});
