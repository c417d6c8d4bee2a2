import { tmpdir } from 'node:os';
import { newId } from '@kontor/base';
import { migrate } from '@kontor/database';
import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createApplication } from '../../application.ts';
import { readConfig } from '../../config/config.ts';
import { createLogger } from '../../log.ts';

test('an inbox and choices that are there are kept when digests, spaces and devices come', async () => {
  const database = await openTestDatabase();
  try {
    const config = readConfig({ KONTOR_DATA: tmpdir() }, { demo: false });
    const options = { config, database, log: createLogger('error'), plugins: [], clientFolder: tmpdir() };
    const { migrations } = createApplication(options);
    await migrate(
      database,
      migrations.filter(({ id }) => id < '20261127-14'),
    );
    const [person, space, gone] = [newId(), newId(), newId()];
    await database.transaction(async (tx) => {
      await sql`insert into people_persons (id, title, given_name, family_name, created_at, changed_at)
                values (${person}, '', 'Ada', 'Amt', now(), now())`.execute(tx);
      await sql`insert into spaces_spaces (id, slug, name, description, visibility, inherits, created_at, changed_at)
                values (${space}, 'amt', 'Amt', '', 'open', false, now(), now())`.execute(tx);
      for (const about of [space, gone])
        await sql`
          insert into notifications_entries (id, person, kind, ref, text, dedupe_key, created_at)
          values (${newId()}, ${person}, 'a.kind', ${`spaces/space/${about}`}, '{}', ${about}, now())`.execute(tx);
      await sql`insert into notifications_settings values (${person}, 'a.kind', false)`.execute(tx);
    });
    await migrate(database, migrations);
    const { rows } = await database.pool.query(
      'select space, state, mailed, calmed, reached from notifications_entries order by space nulls last',
    );
    const untouched = { state: 'unread', mailed: false, calmed: false, reached: false };
    expect(rows).toEqual([
      { space, ...untouched },
      { space: null, ...untouched },
    ]);
    const choices = await database.pool.query('select is_on, by_push, by_mail from notifications_settings');
    expect(choices.rows).toEqual([{ is_on: false, by_push: null, by_mail: null }]);
  } finally {
    await database.close();
  }
});
