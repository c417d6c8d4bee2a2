import { getOrganisation, getSession, setUpOrganisation } from '@kontor/schema';
import { startTestServer } from '@kontor/server/testing';
import { expect, test } from 'vitest';
import { wizardInput } from '../testing/first-visit.ts';

test('before the first visit the API is closed but for the wizard and operators, and opens with it', async () => {
  const server = await startTestServer({ setUp: false });
  const client = server.client();
  const open = new Set<string>([getOrganisation.name, setUpOrganisation.name]);
  for (const door of server.application.http.doors) {
    if (!door.path.startsWith('/api/') || open.has(door.name) || door.name.startsWith('system.')) continue;
    const [method = 'GET'] = door.methods;
    const response = await client.fetch(door.path.replace(/:[a-zA-Z]+/g, 'x'), { method });
    expect([door.name, response.status]).toEqual([door.name, 503]);
    expect(await response.json()).toMatchObject({ error: { code: 'http.not_set_up' } });
  }
  for (const path of ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/organisation']) {
    expect([path, (await client.fetch(path)).status]).toEqual([path, 200]);
  }
  await client.call(setUpOrganisation, wizardInput((await server.services.organisation.beginSetup()) ?? ''));
  expect(await client.call(getSession, {})).toMatchObject({ account: { roles: ['administrator'] } });
  expect((await server.client().fetch('/api/session')).status).toBe(401);
  await server.stop();
});
