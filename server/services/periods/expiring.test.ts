import { addAppPassword } from '@kontor/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { goodPassword, startTown, type Town } from '../accounts/testing/accounts-town.ts';

const day = 24 * 60 * 60_000;

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

/** Runs a job that else runs at night, and waits for its end. */
async function runJob(name: string): Promise<void> {
  await town.database.transaction((tx) => town.core.jobs.enqueue(tx, { name, data: z.object({}) }, {}));
  const waiting = "select count(*)::int as jobs from pgboss.job where name = $1 and state <> 'completed'";
  await expect
    .poll(async () => (await town.database.pool.query(waiting, [name])).rows[0].jobs, { timeout: 30_000 })
    .toBe(0);
}

async function count(table: string, where = 'true', values: readonly unknown[] = []): Promise<number> {
  const text = `select count(*)::int as count from ${table} where ${where}`;
  return (await town.database.pool.query(text, [...values])).rows[0].count;
}

let made = 0;
async function somebody() {
  made += 1;
  const login = `somebody-${made}`;
  const { id } = await town.add({ login });
  return { login, account: id, client: await town.signedIn(login) };
}

test('a session that rested too long goes from the table, and with it the network address', async () => {
  const { account } = await somebody();
  expect(await count('accounts_sessions', 'account = $1 and address is not null', [account])).toBe(1);
  town.clock.advance(13 * day);
  await runJob('accounts.expire');
  expect(await count('accounts_sessions', 'account = $1', [account])).toBe(1);
  town.clock.advance(2 * day);
  await runJob('accounts.expire');
  expect(await count('accounts_sessions', 'account = $1', [account])).toBe(0);
});

test('a browser in which nobody signed in for 180 days is known no more', async () => {
  const { account } = await somebody();
  town.clock.advance(179 * day);
  await runJob('accounts.expire');
  expect(await count('accounts_known_devices', 'account = $1', [account])).toBe(1);
  town.clock.advance(2 * day);
  await runJob('accounts.expire');
  expect(await count('accounts_known_devices', 'account = $1', [account])).toBe(0);
});

test('counts of failed sign-ins, which are kept by address, go within the hour', async () => {
  const { login } = await somebody();
  const answer = await town.client().fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'falsch geraten' }),
  });
  expect(answer.status).toBe(401);
  expect(await count('accounts_attempts')).toBeGreaterThan(0);
  town.clock.advance(day / 24);
  await runJob('accounts.expire');
  expect(await count('accounts_attempts')).toBe(0);
});

test('one-time codes go at their end, used or not', async () => {
  const { id } = await town.add({ login: 'invited', password: null });
  await town.database.pool.query(
    `insert into accounts_one_time_codes (id, account, kind, self_requested, code_hash, expires_at)
     values (gen_random_uuid(), $1, 'invitation', false, 'hash', $2)`,
    [id, new Date(town.clock.now().getTime() + 14 * day)],
  );
  town.clock.advance(13 * day);
  await runJob('accounts.expire');
  expect(await count('accounts_one_time_codes', 'account = $1', [id])).toBe(1);
  town.clock.advance(1 * day);
  await runJob('accounts.expire');
  expect(await count('accounts_one_time_codes', 'account = $1', [id])).toBe(0);
});

test('app passwords that no program used for a year open nothing any more; used ones stay', async () => {
  const { account, client } = await somebody();
  const add = async (name: string) =>
    (await client.call(addAppPassword, { name, scopes: ['caldav'], password: goodPassword })).appPassword.id;
  const [unused, used] = [await add('Altes Telefon'), await add('Kalender')];
  const expire = () => town.services.periods.expire('accounts.app-passwords');
  town.clock.advance(364 * day);
  await town.database.pool.query('update accounts_app_passwords set last_used_at = $2 where id = $1', [
    used,
    town.clock.now(),
  ]);
  await expire();
  expect(await count('accounts_app_passwords', 'account = $1', [account])).toBe(2);
  town.clock.advance(2 * day);
  await expire();
  expect(await count('accounts_app_passwords', 'id = $1', [unused])).toBe(0);
  expect(await count('accounts_app_passwords', 'id = $1', [used])).toBe(1);
});

test('network addresses leave the audit log before their entries, which nothing else changes', async () => {
  const write = async (kind: string, age: number) =>
    town.database.pool.query(
      'insert into audit_log (kind, person, object, address, details, happened_at) values ($1, $2, $3, $4, $5, $6)',
      [kind, null, 'a/b/c', '192.0.2.7', '{"why":"x"}', new Date(town.clock.now().getTime() - age * day)],
    );
  await write('addresses.old', 91);
  await write('addresses.young', 89);
  await town.services.periods.expire('audit.addresses');
  const { rows } = await town.database.pool.query(
    "select kind, object, address, details from audit_log where kind like 'addresses.%' order by kind",
  );
  expect(rows).toEqual([
    { kind: 'addresses.old', object: 'a/b/c', address: null, details: { why: 'x' } },
    { kind: 'addresses.young', object: 'a/b/c', address: '192.0.2.7', details: { why: 'x' } },
  ]);
  // Not even then: an entry, a young address, or anything but the address.
  const change = (what: string) =>
    town.database.transaction(async (tx) => {
      const { sql } = await import('kysely');
      const before = new Date(town.clock.now().getTime() - 90 * day).toISOString();
      await sql`select set_config('kontor.audit_addresses_expire_before', ${before}, true)`.execute(tx);
      await sql.raw(what).execute(tx);
    });
  for (const what of [
    "update audit_log set address = null where kind = 'addresses.young'",
    "update audit_log set address = null, details = '{}' where kind = 'addresses.old'",
    "update audit_log set address = '192.0.2.8' where kind = 'addresses.old'",
    "update audit_log set address = null, person = gen_random_uuid() where kind = 'addresses.old'",
    "delete from audit_log where kind = 'addresses.old'",
  ])
    await expect(change(what), what).rejects.toThrow(/append-only/);
});

test('reports of what a directory brought go after 30 days', async () => {
  await town.database.pool.query(
    `insert into sources_sources (id, settings, created_at)
     values ('00000000-0000-7000-8000-00000000000b', '{}', now())`,
  );
  const run = (age: number) =>
    town.database.pool.query(
      `insert into sources_runs (id, source, state, dry_run, force, created_at, counts, problems, leaving)
       values (gen_random_uuid(), '00000000-0000-7000-8000-00000000000b', 'done', false, false, $1, '{}', '[]', '[]')`,
      [new Date(town.clock.now().getTime() - age * day)],
    );
  await run(31);
  await run(29);
  await runJob('sources.forget');
  expect(await count('sources_runs')).toBe(1);
});
