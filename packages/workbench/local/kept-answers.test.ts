import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import { queryKeyOf } from '@kontor/plugin-api/client';
import { defineRoute } from '@kontor/schema';
import { hashKey } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { evictCopies, hasGroups, listOrdinary, readCopy, writeCopies } from './copy-store.ts';
import { keptAnswersOf } from './kept-answers.ts';
import { openLocalDatabase } from './local-database.ts';

const getThing = defineRoute({
  name: 'test.getThing',
  method: 'GET',
  path: '/api/test/things/:thing',
  access: 'person',
  summary: 'A thing',
  input: z.object({ thing: z.string() }),
  output: z.object({ name: z.string() }),
  errors: [],
});
const keyOf = (thing: string) => hashKey(queryKeyOf(getThing, { thing }));
const named = (...things: readonly string[]) =>
  things.map((thing) => ({ input: { thing }, answer: { name: `Das ist ${thing}` } }));

async function aDevice() {
  const database = await openLocalDatabase(newId());
  const answers = keptAnswersOf(database);
  const textOf = async (thing: string) => (await readCopy(database, keyOf(thing)))?.text;
  return { database, answers, textOf };
}

test('K2: answers of a group are exempt from the bound of what was opened, and take no room from it', async () => {
  const { database, answers, textOf } = await aDevice();
  const many = Array.from({ length: 1_600 }, (_, index) => `kept ${index}`);
  await answers.keep('space', getThing, named(...many));
  await writeCopies(database, [{ key: 'opened', text: '{}', savedAt: Date.now() }]);
  await evictCopies(database);
  expect(await textOf('kept 0')).toBe('{"name":"Das ist kept 0"}');
  expect(await answers.findMissing(getThing, [{ thing: 'kept 1599' }, { thing: 'never' }])).toEqual([
    { thing: 'never' },
  ]);
  expect((await listOrdinary(database)).map(({ key }) => key)).toEqual(['opened']);
});

test('K1: what is opened of a group stays part of it, with what the server said last', async () => {
  const { database, answers, textOf } = await aDevice();
  await answers.keep('space', getThing, named('one'));
  await writeCopies(database, [{ key: keyOf('one'), text: '{"name":"neu"}', savedAt: Date.now() }]);
  expect([await textOf('one'), await listOrdinary(database)]).toEqual(['{"name":"neu"}', []]);
});

test('K5: of a group that is not wanted any more stays what was looked at', async () => {
  const { database, answers, textOf } = await aDevice();
  await answers.keep('gone', getThing, named('looked at', 'never'));
  await answers.keep('stays', getThing, named('other'));
  await textOf('looked at');
  await answers.keepOnly(['stays']);
  expect([await textOf('looked at'), await textOf('never'), await textOf('other')]).toEqual([
    '{"name":"Das ist looked at"}',
    undefined,
    '{"name":"Das ist other"}',
  ]);
  await answers.keepOnly([]);
  expect(await hasGroups(database)).toBe(false);
});

test('K4: what the person may not see any more is wiped', async () => {
  const { answers, textOf } = await aDevice();
  await answers.keep('space', getThing, named('lost', 'left'));
  await answers.forget(getThing, [{ thing: 'lost' }]);
  expect([await textOf('lost'), await textOf('left')]).toEqual([undefined, '{"name":"Das ist left"}']);
});
