import { isoDate } from '@kontor/base';
import { listNotifications, setAbsence } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ideaRef, notOffice } from '../shared/index.ts';
import { ideasPlugin } from './plugin.ts';
import { anOffice, submit, take } from './test-ideas.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [ideasPlugin] });
});
afterAll(() => server.stop());

const today = isoDate(new Date());
const toldOf = async ({ client }: SignedInPerson) =>
  (await client.call(listNotifications, {})).notifications.filter(({ kind }) => kind === 'ideas.submitted');

test('along a chain of two the substitute hears of an idea and decides it, in place of who is away (S2, S13, S15)', async () => {
  const { lead, author, reader, box } = await anOffice(server);
  const [named, substitute] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  await lead.client.call(setAbsence, { from: today, until: today, substitute: named.person.id });
  await named.client.call(setAbsence, { from: today, until: today, substitute: substitute.person.id });
  const idea = await submit(author, box.id);
  const { id, name } = lead.person;
  expect(await toldOf(substitute)).toMatchObject([{ ref: ideaRef(idea.id), standsInFor: [{ id, name }] }]);
  expect(await toldOf(named)).toEqual([]);
  await expect(take(reader, idea, 'review')).rejects.toMatchObject({ code: notOffice.code });
  const decided = await take(substitute, idea, 'review', 'accepted');
  expect(decided.steps.map(({ by, inPlaceOf }) => [by?.id, inPlaceOf])).toEqual([
    [substitute.person.id, { id, name }],
    [substitute.person.id, { id, name }],
  ]);
  expect(await toldOf(substitute)).toEqual([]);
  const { rows } = await server.database.pool.query(
    `select person, details->>'id' as absent from audit_log where kind = 'people.acted_in_place' and object = $1`,
    [ideaRef(idea.id)],
  );
  expect(rows).toEqual([
    { person: substitute.person.id, absent: id },
    { person: substitute.person.id, absent: id },
  ]);
});
