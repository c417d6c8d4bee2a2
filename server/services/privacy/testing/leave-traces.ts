import { newId } from '@kontor/base';
import { aPerson, type SignedInPerson, type TestServer } from '@kontor/server/testing';

/** What a person leaves in the modules, beside what they look after. */
export async function leaveTraces(
  server: TestServer,
  { person, actor }: Pick<SignedInPerson, 'person' | 'actor'>,
  words: { readonly given: string; readonly family: string },
): Promise<void> {
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
