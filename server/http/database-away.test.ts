import { defineServerPlugin } from '@kontor/plugin-api/server';
import { startTestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

/** A door whose transaction loses its connection on the way. */
const away = defineServerPlugin({
  id: 'away',
  register({ database, http }) {
    const door = { name: 'away.call', methods: ['GET'], path: '/api/away', access: 'anyone', bodyLimit: 0 } as const;
    http.mount({ ...door, summary: 'Loses its connection' }, () =>
      database.transaction((tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)),
    );
  },
});

test('says that the database is away, which is no bug, and how to go on', async () => {
  const server = await startTestServer({ plugins: [away] });
  const response = await server.client().fetch('/api/away', { headers: { 'accept-language': 'de' } });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    error: { code: 'http.database_away', message: expect.stringMatching(/Datenbank.*erneut/) },
  });
  expect((await server.client().fetch('/api/organisation')).status).toBe(200);
  await server.stop();
});
