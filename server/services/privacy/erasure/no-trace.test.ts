import { askErasure, confirmErasure, formerPerson, searchAll } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdOneOfEach } from '../../hand-over/testing/held-world.ts';
import { leaveTraces } from '../testing/leave-traces.ts';

const clock = manualClock('2026-11-27T10:00:00Z');
let server: TestServer;
let leaver: SignedInPerson;
/** No other text has these. */
const words = { given: 'Xqwzgiv', family: 'Zvkqfam', email: 'xqwz.zvkq', phone: '0999-4711-0815', room: 'QZ-77x' };

/** Where the law has the name stay, as its declaration says. */
const mayKeep = ['privacy_kept_names', 'instructions_confirmations', 'instructions_versions'];

beforeAll(async () => {
  server = await startTestServer({ clock });
  const unit = await anOrgUnit(server);
  leaver = await aSignedInPerson(server, {
    givenName: words.given,
    familyName: words.family,
    email: `${words.email}@example.org`,
    phone: words.phone,
    room: words.room,
    externalId: `${words.email}-1`,
    positions: [{ orgUnit: unit.id }],
  });
  await holdOneOfEach(server, leaver, await aPerson(server));
  await leaveTraces(server, leaver, words);
});
afterAll(() => server.stop());

/** Tables of every schema in which some row has one of these words, with the word. */
async function listTracesOf(wanted: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    server.database.kysely,
  );
  const all = rows.map(
    ({ schema, name }) => sql`
      select distinct ${schema === 'public' ? name : `${schema}.${name}`} || ': ' || word as trace
        from ${sql.id(schema, name)} as held join unnest(${[...wanted]}::text[]) as word
          on position(lower(word) in lower(held::text)) > 0`,
  );
  const { rows: found } = await sql<{ trace: string }>`${sql.join(all, sql` union all `)}`.execute(
    server.database.kysely,
  );
  return found.map(({ trace }) => trace).sort();
}

test('before, the words are all over the database', async () => {
  const traces = await listTracesOf([words.family]);
  expect(traces.length).toBeGreaterThan(6);
});

test('an erased person leaves no trace of name, e-mail, login or contact, but where the law demands it', async () => {
  const first = await aSignedInPerson(server, { roles: ['administrator'] });
  const second = await aSignedInPerson(server, { roles: ['administrator'] });
  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, leaver.person.id, { validUntil: '2026-11-26' }),
  );
  const person = leaver.person.id;
  const asked = await first.client.call(askErasure, { person, reason: 'Antrag' });
  await second.client.call(confirmErasure, { person, askedAt: asked.request?.askedAt ?? '' });
  const read = async () =>
    (await listTracesOf([...Object.values(words), leaver.login])).filter(
      (trace) => !mayKeep.some((table) => trace.startsWith(`${table}: `)),
    );
  // The search follows, and the jobs that bring what was removed to its end.
  await expect.poll(read, { timeout: 20_000, interval: 500 }).toEqual([]);
  expect(await listTracesOf([formerPerson.split(' ')[0] ?? ''])).toContain('people_persons: Ehemalige');
  for (const q of [words.family, words.given, words.phone])
    expect((await first.client.call(searchAll, { q })).hits, q).toEqual([]);
});

test('what names people is erased, stays without a name, or is kept with a reason and an end', () => {
  for (const { id, erasure } of server.core.privacy.declarations) {
    const { erase, unnamed, kept } = erasure;
    expect(erase ?? unnamed ?? kept, id).toBeDefined();
    for (const sentence of [unnamed, kept?.why, kept?.until]) {
      if (!sentence) continue;
      expect(sentence.de.length, id).toBeGreaterThan(5);
      expect(sentence.en.length, id).toBeGreaterThan(5);
    }
  }
});
