import { startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getIdea, ideaNotFound } from '../shared/index.ts';
import { anOffice, submit, take } from './test-ideas.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('ideas that are closed go by their age, and none about which something is still to be done', async () => {
  const { lead, author, box } = await anOffice(server);
  const [rejected, open, accepted] = [
    await submit(author, box.id, 'Paternoster'),
    await submit(author, box.id, 'Wasserspender'),
    await submit(author, box.id, 'Fahrradkeller'),
  ];
  await take(lead, rejected, 'review', 'rejected');
  await take(lead, accepted, 'review', 'accepted');
  await server.database.pool.query(`update ideas_steps set at = now() - interval '200 days'`);
  await server.database.pool.query(`update ideas_ideas set created_at = now() - interval '300 days'`);
  const expire = () => server.services.periods.expire('ideas.closed');
  await expire();
  expect(await author.client.call(getIdea, { idea: rejected.id })).toMatchObject({ id: rejected.id });
  await server.database.pool.query(`update periods_settings set days = 180 where kind = 'ideas.closed'`);
  await expire();
  await expect(author.client.call(getIdea, { idea: rejected.id })).rejects.toMatchObject({ code: ideaNotFound.code });
  for (const { id } of [open, accepted]) expect(await author.client.call(getIdea, { idea: id })).toMatchObject({ id });
});
