import { getPolicies, setPolicies } from '@kontor/schema';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getMeetingAddress } from '../shared/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('people learn where meetings are held once the organisation has decided it', async () => {
  const [chief, person] = await Promise.all([
    aSignedInPerson(server, { roles: ['administrator'] }),
    aSignedInPerson(server),
  ]);
  expect(await person.client.call(getMeetingAddress, {})).toEqual({ address: null });
  const {
    secondFactorSince: _since,
    staffCouncil: _mode,
    uploadMegabytesAtMost: _most,
    ...policies
  } = await chief.client.call(getPolicies, {});
  const address = 'https://meet.example/{room}';
  await chief.client.call(setPolicies, { ...policies, meetingAddress: address });
  expect(await person.client.call(getMeetingAddress, {})).toEqual({ address });
});
