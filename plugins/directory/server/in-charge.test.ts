import { isoDate } from '@kontor/base';
import { setAbsence } from '@kontor/schema';
import { aPerson, aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findInCharge } from '../shared/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Team = Awaited<ReturnType<typeof aTeam>>;

/** A page of the wiki, of which the directory knows no more than what the search says. */
async function aPage({ editor, space }: Team, title: string): Promise<void> {
  const response = await editor.client.fetch('/api/wiki/pages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ space, title }),
  });
  expect(response.status).toBe(200);
}

const ask = async (who: Team['reader'], q: string) => (await who.client.call(findInCharge, { q })).people;

test('names who is responsible for pages about a topic, and why, to those who may read the pages', async () => {
  const team = await aTeam(server);
  await aPage(team, 'Baumfällgenehmigung beantragen');
  await aPage(team, 'Baumfällgenehmigung: Gebühren');
  await vi.waitFor(async () => {
    const [found] = await ask(team.reader, 'Baumfällgenehmigung');
    expect(found).toMatchObject({ id: team.editor.person.id, name: team.editor.person.name, absence: null });
    expect(found?.pages.map(({ title }) => title).sort()).toEqual([
      'Baumfällgenehmigung beantragen',
      'Baumfällgenehmigung: Gebühren',
    ]);
  });
  expect(await ask(team.stranger, 'Baumfällgenehmigung')).toEqual([]);
});

test('says who stands in for them, and leaves out who has gone', async () => {
  const team = await aTeam(server);
  await aPage(team, 'Gewässerrandstreifen');
  const substitute = await aPerson(server);
  const day = isoDate(new Date());
  await team.editor.client.call(setAbsence, { from: day, until: day, substitute: substitute.id });
  await vi.waitFor(async () =>
    expect(await ask(team.reader, 'Gewässerrandstreifen')).toMatchObject([
      { absent: true, absence: { substitute: { name: substitute.name } } },
    ]),
  );
  await server.database.pool.query(`update people_persons set valid_until = current_date - 1 where id = $1`, [
    team.editor.person.id,
  ]);
  expect(await ask(team.reader, 'Gewässerrandstreifen')).toEqual([]);
});
