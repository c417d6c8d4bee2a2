import { newId } from '@kontor/base';
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
  await leaveTraces();
});
afterAll(() => server.stop());

/** What a person leaves in the modules, beside what they look after. */
async function leaveTraces(): Promise<void> {
  const { person, actor } = leaver;
  const other = await aPerson(server);
  const query = (text: string, values: readonly unknown[]) => server.database.pool.query(text, [...values]);
  const name = person.name;
  await query(
    `insert into directory_profiles (person, about, skills) values ($1, $2, $3)
     on conflict (person) do update set about = excluded.about`,
    [person.id, `Ich bin ${words.given}`, [words.family]],
  );
  await query(
    `insert into notifications_entries (id, person, kind, ref, text, dedupe_key, caused_by, created_at)
     values ($1, $2, 'test.told', $3, $4, $5, $6, now()), ($7, $6, 'test.told', $3, $4, $8, null, now())`,
    [
      newId(),
      other.id,
      `people/person/${person.id}`,
      JSON.stringify({ de: `${name} war hier.`, en: `${name} was here.` }),
      newId(),
      person.id,
      newId(),
      newId(),
    ],
  );
  const list = newId();
  await query(`insert into tasks_lists (id, person, title, created_at, created_by) values ($1, $2, $3, now(), $2)`, [
    list,
    person.id,
    `Liste von ${name}`,
  ]);
  await query(
    `insert into tasks_tasks (id, list, rank, title, note, state, priority, labels, checklist, created_at, created_by)
     values ($1, $2, 'a', $3, $4, 'open', 0, '[]', '[]', now(), $5)`,
    [newId(), list, `Aufgabe ${words.family}`, words.given, person.id],
  );
  const version = newId();
  const instruction = newId();
  await query(
    `insert into instructions_instructions (id, office_name, addressees, audience, source, kept_years, created_at)
     values ($1, 'Amt', '[]', '{}', 'wiki/page/x', 5, now())`,
    [instruction],
  );
  await query(
    `insert into instructions_versions (id, instruction, number, title, doc, note, valid_from, issued_at, issued_by,
       issued_by_name) values ($1, $2, 1, 'Brandschutz', '{}', '', '2026-01-01', now(), $3, $4)`,
    [version, instruction, person.id, name],
  );
  await query(
    `insert into instructions_confirmations (id, version, person, person_name, given_at, arrived_at)
     values ($1, $2, $3, $4, now(), now())`,
    [newId(), version, person.id, name],
  );
  await query(
    `insert into http_idempotency_keys (account, key, request_hash, answer, created_at)
     values ($1, 'a', '\\x00', $2, now())`,
    [actor.account, JSON.stringify({ name })],
  );
  await query(
    `insert into files_files (id, hash, name, media_type, size, uploader, created_at)
     values ($1, 'abc', $2, 'text/plain', 1, $3, now())`,
    [newId(), `${words.family}.txt`, person.id],
  );
  await server.database.transaction(async (tx) => {
    await server.services.people.setAbsence(tx, actor, {
      from: '2026-11-28',
      until: '2026-11-29',
      note: `Kur, ${words.given}`,
      substitute: other.id,
    });
  });
}

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
