import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { chatPlugin } from '../plugin.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [chatPlugin] });
});
afterAll(() => server.stop());

test('reports of messages go after 90 days', async () => {
  const { person } = await aSignedInPerson(server);
  for (const days of [89, 91])
    await server.database.pool.query(
      `insert into chat_reports (id, reporter, room, event, reason, reported_at)
       values (gen_random_uuid(), $1, '!r', $2, 'spam', now() - make_interval(days => $3))`,
      [person.id, `$${days}`, days],
    );
  const job = { name: 'chat.expire_reports', data: z.object({}) };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, job, {}));
  const left = async () => (await server.database.pool.query('select event from chat_reports')).rows;
  await expect.poll(left, { timeout: 30_000 }).toEqual([{ event: '$89' }]);
});
