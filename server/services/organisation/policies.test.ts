import { randomBytes } from 'node:crypto';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  defaultPolicies,
  getOrganisation,
  getPolicies,
  getSecondFactors,
  getSession,
  listAccounts,
  listAudit,
  listSessions,
  type PolicySettings,
  pollLive,
  removeTotp,
  setPolicies,
  updateAccount,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { codeOf, goodPassword, refusalOf, startTown, type Town, totpCode } from '../accounts/testing/accounts-town.ts';

const day = 24 * 60 * 60_000;

let town: Town;
let boss: ApiClient;
let auditor: ApiClient;

beforeAll(async () => {
  town = await startTown();
  await town.add({ login: 'boss', roles: ['administrator'] });
  await town.add({ login: 'auditor', roles: ['auditor'] });
  boss = await town.signedIn('boss');
  auditor = await town.signedIn('auditor');
  await setUpFactor(boss);
});
afterAll(() => town.stop());
beforeEach(() => decide({}));

/** Changes these policies; all others are as they come. */
async function decide(change: Partial<PolicySettings>): Promise<void> {
  const { revision } = await boss.call(getPolicies, {});
  await boss.call(setPolicies, { ...defaultPolicies, ...change, revision });
}

async function setUpFactor(client: ApiClient): Promise<string> {
  const { secret } = await client.call(beginTotp, { password: goodPassword });
  await client.call(confirmTotp, { code: totpCode(secret, town.clock.now()) });
  return secret;
}

let people = 0;
async function somebody(roles: readonly 'administrator'[] = []) {
  people += 1;
  const login = `somebody-${people}`;
  const account = await town.add({ login, roles });
  return { login, account, client: await town.signedIn(login) };
}

/** Runs a job that else runs at night, and waits for its end. */
async function runJob(name: string): Promise<void> {
  const job = { name, data: z.object({}) };
  await town.database.transaction((tx) => town.core.jobs.enqueue(tx, job, {}));
  const waiting = "select count(*) as jobs from pgboss.job where name = $1 and state <> 'completed'";
  await expect
    .poll(async () => Number((await town.database.pool.query(waiting, [name])).rows[0]?.jobs), { timeout: 30_000 })
    .toBe(0);
}

describe('policies', () => {
  test('are private, safe and quiet until somebody decides otherwise', async () => {
    const held = await boss.call(getPolicies, {});
    expect(held).toMatchObject({ ...defaultPolicies, presence: false, readReceipts: false, secondFactorSince: null });
    expect(held.uploadMegabytesAtMost).toBe(100);
  });

  test('are told to plugins by the host', async () => {
    await decide({ presence: true });
    const read = () => town.database.transaction((tx) => town.services.organisation.getPolicies(tx));
    expect(await read()).toMatchObject({ presence: true, readReceipts: false });
  });

  test.each([
    { auditDays: 89 },
    { notificationDays: 10_000 },
    { sessionIdleDays: 15 },
    { sessionDays: 91 },
    { passwordLength: 11 },
    { uploadMegabytes: 0 },
    { secondFactorGraceDays: 61 },
    { meetingAddress: 'http://meet.example/{room}' },
    { meetingAddress: 'https://meet.example/{name}' },
    { meetingAddress: 'javascript:alert(1)' },
  ])('refuse what is out of bounds: %j', async (change) => {
    expect(await codeOf(decide(change))).toBe('http.invalid_input');
  });

  test('refuse periods that contradict each other', async () => {
    const opposed = 'organisation.policies_opposed';
    expect(await codeOf(decide({ doneNotificationDays: 60, notificationDays: 30 }))).toBe(opposed);
    expect(await codeOf(decide({ sessionIdleDays: 9, sessionDays: 8 }))).toBe(opposed);
  });

  test('refuse a change of what somebody else has changed meanwhile', async () => {
    const { revision } = await boss.call(getPolicies, {});
    await boss.call(setPolicies, { ...defaultPolicies, auditDays: 400, revision });
    expect(await codeOf(boss.call(setPolicies, { ...defaultPolicies, revision }))).toBe(
      'organisation.policies_changed',
    );
  });

  test('leave a trace that says what changed', async () => {
    await decide({ auditDays: 200 });
    const { entries } = await auditor.call(listAudit, { kind: 'organisation.policies_changed', limit: 1 });
    expect(entries[0]?.details).toMatchObject({ auditDays: '365 → 200' });
  });
});

test('the audit log is kept for as long as decided, and no longer', async () => {
  const write = (kind: string, age: number) =>
    town.database.pool.query('insert into audit_log (kind, details, happened_at) values ($1, $2, $3)', [
      kind,
      '{}',
      new Date(town.clock.now().getTime() - age * day),
    ]);
  await write('policy.old', 101);
  await write('policy.young', 99);
  await decide({ auditDays: 100 });
  await runJob('audit.expire');
  const { rows } = await town.database.pool.query("select kind from audit_log where kind like 'policy.%'");
  expect(rows).toEqual([{ kind: 'policy.young' }]);
});

test('notifications are kept for as long as decided, done ones less long', async () => {
  const { account } = await somebody();
  const write = (key: string, age: number, state: string) =>
    town.database.pool.query(
      `insert into notifications_entries (id, person, kind, ref, text, state, dedupe_key, created_at)
       values (gen_random_uuid(), $1, 'test', 'a/b/c', '{"de":"","en":""}', $2, $3, $4)`,
      [account.person, state, key, new Date(town.clock.now().getTime() - age * day)],
    );
  await write('done-old', 11, 'done');
  await write('done-young', 9, 'done');
  await write('unread-old', 41, 'unread');
  await write('unread-young', 39, 'unread');
  await decide({ doneNotificationDays: 10, notificationDays: 40 });
  await runJob('notifications.expire');
  const { rows } = await town.database.pool.query(
    'select dedupe_key as key from notifications_entries where person = $1 order by 1',
    [account.person],
  );
  expect(rows.map(({ key }) => key)).toEqual(['done-young', 'unread-young']);
});

test('an upload larger than decided is refused, and one within it is not', async () => {
  const { client } = await somebody();
  const upload = async (size: number) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(randomBytes(size))]), 'bytes.bin');
    const response = await client.fetch('/api/files', { method: 'POST', body: form });
    return { status: response.status, body: await response.json() };
  };
  await decide({ uploadMegabytes: 1 });
  const refused = await upload(1024 * 1024 + 1);
  expect(refused).toMatchObject({ status: 413, body: { error: { details: { limit: 1024 * 1024 } } } });
  expect((await upload(1024 * 1024)).status).toBe(201);
});

test('a new password has to be as long as decided, and everybody is told how long', async () => {
  const { client } = await somebody();
  await decide({ passwordLength: 30 });
  expect(await town.client().call(getOrganisation, {})).toMatchObject({ passwordLength: 30 });
  const refused = await refusalOf(
    client.call(changePassword, { current: goodPassword, next: 'vier Kiebitze am Deich' }),
  );
  expect([refused?.code, refused?.details]).toEqual(['accounts.password_weak', { reason: 'short', minimum: 30 }]);
  await client.call(changePassword, { current: goodPassword, next: 'vier Kiebitze brüten leise am grünen Deich' });
});

describe('the length of sessions', () => {
  test('shortens those that began before, at once', async () => {
    const { client } = await somebody();
    await decide({ sessionDays: 20, sessionIdleDays: 10 });
    const [session] = (await client.call(listSessions, {})).sessions;
    const lasts = Date.parse(session?.expiresAt ?? '') - Date.parse(session?.createdAt ?? '');
    expect(lasts).toBe(20 * day);
  });

  test('ends those that have rested longer than decided, at once and every hour', async () => {
    const [resting, active] = [await somebody(), await somebody()];
    const rest = (login: string, days: number) =>
      town.database.pool.query(
        `update accounts_sessions set last_seen_at = $1
          where account = (select id from accounts_accounts where login = $2)`,
        [new Date(town.clock.now().getTime() - days * day), login],
      );
    await rest(resting.login, 3);
    await rest(active.login, 1);
    await decide({ sessionIdleDays: 2 });
    expect(await codeOf(resting.client.call(getSession, {}))).toBe('http.sign_in_needed');
    await active.client.call(getSession, {});
    await rest(active.login, 3);
    await runJob('accounts.expire');
    expect(await codeOf(active.client.call(getSession, {}))).toBe('http.sign_in_needed');
  });
});

describe('a second factor that everybody has to have', () => {
  const overdue = 'accounts.second_factor_overdue';

  test('cannot be demanded by somebody who has none', async () => {
    const { client } = await somebody(['administrator']);
    const { revision } = await client.call(getPolicies, {});
    const demanded = client.call(setPolicies, { ...defaultPolicies, secondFactor: 'everyone', revision });
    expect(await codeOf(demanded)).toBe('organisation.own_second_factor_first');
  });

  test('leaves days to set it up, and tells until when', async () => {
    const { client } = await somebody();
    await decide({ secondFactor: 'everyone', secondFactorGraceDays: 7 });
    const { account } = await client.call(getSession, {});
    expect(Date.parse(account.secondFactorDue ?? '')).toBe(town.clock.now().getTime() + 7 * day);
    expect((await boss.call(getSession, {})).account.secondFactorDue).toBeNull();
  });

  test('ends what began before it was due; who signs in then can set one up, and nothing else', async () => {
    const { client, login } = await somebody();
    await decide({ secondFactor: 'everyone', secondFactorGraceDays: 0 });
    expect(await codeOf(client.call(getSession, {}))).toBe('http.session_ended');
    town.clock.advance(1000);
    const again = await town.signedIn(login);
    expect(Date.parse((await again.call(getSession, {})).account.secondFactorDue ?? '')).toBeLessThanOrEqual(
      town.clock.now().getTime(),
    );
    expect(await codeOf(again.call(listSessions, {}))).toBe(overdue);
    expect((await again.fetch('/api/privacy/archive')).status).toBe(403);
    expect(await codeOf(again.call(pollLive, { cursor: 0 }))).toBe(overdue);
    await again.call(getSecondFactors, {});
    await setUpFactor(again);
    await again.call(listSessions, {});
    expect((await again.call(getSession, {})).account.secondFactorDue).toBeNull();
  });

  test('ends at once what began within the days that are then taken away', async () => {
    await decide({ secondFactor: 'everyone', secondFactorGraceDays: 7 });
    town.clock.advance(1000);
    const { client } = await somebody();
    town.clock.advance(1000);
    await decide({ secondFactor: 'everyone', secondFactorGraceDays: 0 });
    expect(await codeOf(client.call(getSession, {}))).toBe('http.session_ended');
  });

  test('closes the socket, too', async () => {
    const { login } = await somebody();
    await decide({ secondFactor: 'everyone', secondFactorGraceDays: 0 });
    town.clock.advance(1000);
    const { cookie, url } = await town.signedIn(login);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { headers: { cookie } });
    const code = await new Promise<number>((resolve, reject) => {
      socket.once('close', resolve);
      socket.once('error', reject);
    });
    expect(code).toBe(1008);
  });

  test('for administrators alone leaves everybody else in peace', async () => {
    const [person, administrator] = [await somebody(), await somebody(['administrator'])];
    await decide({ secondFactor: 'administrators', secondFactorGraceDays: 0 });
    await person.client.call(listSessions, {});
    town.clock.advance(1000);
    const again = await town.signedIn(administrator.login);
    expect(await codeOf(again.call(listAccounts, {}))).toBe(overdue);
  });

  test('holds for whoever becomes an administrator', async () => {
    const { client, account } = await somebody();
    await decide({ secondFactor: 'administrators', secondFactorGraceDays: 0 });
    town.clock.advance(1000);
    await boss.call(updateAccount, { account: account.id, roles: ['administrator'] });
    expect(await codeOf(client.call(getSession, {}))).toBe('http.session_ended');
  });

  test('cannot be taken away again by its owner', async () => {
    const { client } = await somebody();
    await setUpFactor(client);
    await decide({ secondFactor: 'everyone' });
    expect(await codeOf(client.call(removeTotp, { password: goodPassword }))).toBe('accounts.second_factor_kept');
    await decide({});
    await client.call(removeTotp, { password: goodPassword });
  });
});
