import { searchAll } from '@kontor/schema';
import { aSignedInPerson, startTestServer } from '@kontor/server/testing';
import { expect, test } from 'vitest';

test('starts and finds, and says with which engine, while Meilisearch cannot be reached', async () => {
  const nobody = { KONTOR_MEILI_URL: 'http://127.0.0.1:9', KONTOR_MEILI_KEY: 'x' };
  const server = await startTestServer({ environment: nobody });
  const { client, person } = await aSignedInPerson(server);
  const found = async () => {
    const { hits, isFallback } = await client.call(searchAll, { q: person.name });
    return { titles: hits.map(({ title }) => title), isFallback };
  };
  await expect.poll(found, { timeout: 10_000, interval: 50 }).toMatchObject({ isFallback: true });
  const answer = await server.client().fetch('/readyz');
  const detail = expect.stringMatching(/^meilisearch: Meilisearch does not answer.*the built-in engine answers/);
  expect(await answer.json()).toMatchObject({ components: { search: { ok: true, detail } } });
  await server.stop();
});
