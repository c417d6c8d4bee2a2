import { searchAll } from '@kontor/schema';
import { aSignedInPerson, startTestServer } from '@kontor/server/testing';
import { expect, test } from 'vitest';

test('starts, and says so, while Meilisearch cannot be reached', async () => {
  const nobody = { KONTOR_MEILI_URL: 'http://127.0.0.1:9', KONTOR_MEILI_KEY: 'x' };
  const server = await startTestServer({ environment: nobody });
  const { client } = await aSignedInPerson(server);
  await expect(client.call(searchAll, { q: 'x' })).rejects.toMatchObject({ status: 503, code: 'search.unavailable' });
  const answer = await server.client().fetch('/readyz');
  const detail = expect.stringMatching(/^meilisearch/);
  expect(await answer.json()).toMatchObject({ ready: false, components: { search: { ok: false, detail } } });
  await server.stop();
});
