import {
  askStaffCouncilEnding,
  beginStaffCouncil,
  confirmStaffCouncilEnding,
  defaultPolicies,
  dropStaffCouncilEnding,
  getPolicies,
  getSession,
  getStaffCouncil,
  listAudit,
  listNotifications,
  listSessions,
  pollLive,
  setPolicies,
} from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, startTown, type Town } from '../accounts/testing/accounts-town.ts';

const day = 24 * 60 * 60_000;

let town: Town;
let boss: ApiClient;
let second: ApiClient;
let auditor: ApiClient;
let person: ApiClient;
const kept: boolean[] = [];

beforeAll(async () => {
  town = await startTown();
  for (const login of ['boss', 'second'] as const) await town.add({ login, roles: ['administrator'] });
  await town.add({ login: 'auditor', roles: ['auditor'] });
  await town.add({ login: 'person' });
  [boss, second, auditor, person] = [
    await town.signedIn('boss'),
    await town.signedIn('second'),
    await town.signedIn('auditor'),
    await town.signedIn('person'),
  ];
  town.services.organisation.whenDecided(async (_tx, after, before) => {
    if (before.readingConfirmations && !after.readingConfirmations) kept.push(true);
  });
});
afterAll(() => town.stop());

async function decide(change: Partial<typeof defaultPolicies>): Promise<void> {
  const { revision } = await boss.call(getPolicies, {});
  await boss.call(setPolicies, { ...defaultPolicies, ...change, revision });
}

const readPolicies = () => town.database.transaction((tx) => town.services.organisation.getPolicies(tx));

async function askedAt(): Promise<string> {
  return (await boss.call(getStaffCouncil, {})).ending?.askedAt ?? '';
}

async function endIt(): Promise<void> {
  await boss.call(askStaffCouncilEnding, { reason: 'Ende der Erprobung' });
  await second.call(confirmStaffCouncilEnding, { askedAt: await askedAt() });
}

async function inboxOf(client: ApiClient): Promise<string[]> {
  const { notifications } = await client.call(listNotifications, {});
  return notifications.map(({ text }) => text.de);
}

describe('staff-council mode', () => {
  test('is off, and everybody may know that', async () => {
    expect(await person.call(getStaffCouncil, {})).toEqual({ isOn: false, since: null, ending: null });
  });

  test('holds at once, rules out what measures, and has what was stored for it deleted', async () => {
    await decide({ presence: true, readReceipts: true, readingConfirmations: true });
    expect(await readPolicies()).toMatchObject({ presence: true, readReceipts: true, readingConfirmations: true });
    const { cursor } = await person.call(getSession, {});
    expect(await boss.call(beginStaffCouncil, {})).toMatchObject({ isOn: true, ending: null });
    const off = { staffCouncil: true, presence: false, readReceipts: false, readingConfirmations: false };
    expect(await readPolicies()).toMatchObject(off);
    expect(await boss.call(getPolicies, {})).toMatchObject(off);
    expect(kept).toEqual([true]);
    await expect.poll(async () => JSON.stringify(await person.call(pollLive, { cursor }))).toContain('refetch');
    await expect.poll(() => inboxOf(person)).toContainEqual(expect.stringContaining('gilt jetzt'));
  });

  test('a choice that was stored all the same does not count', async () => {
    await town.database.pool.query(
      `update organisation_policies set settings = settings || '{"presence": true, "readReceipts": true}'`,
    );
    expect(await readPolicies()).toMatchObject({ presence: false, readReceipts: false });
  });

  test.each(['presence', 'readReceipts', 'readingConfirmations'])('refuses %s, and nothing else', async (name) => {
    expect(await codeOf(decide({ [name]: true }))).toBe('organisation.staff_council_holds');
    await decide({ auditDays: 400 });
    expect(await readPolicies()).toMatchObject({ auditDays: 400, staffCouncil: true });
  });

  test('tells of the last use of a session no more than the day', async () => {
    const { sessions } = await person.call(listSessions, {});
    expect(sessions.map(({ lastSeenAt }) => lastSeenAt.slice(10))).toEqual(['T12:00:00.000Z']);
  });

  test('is turned on and off by administrators alone', async () => {
    for (const client of [person, auditor]) {
      expect(await codeOf(client.call(beginStaffCouncil, {}))).toBe('http.role_needed');
      expect(await codeOf(client.call(askStaffCouncilEnding, { reason: 'x' }))).toBe('http.role_needed');
      expect(await codeOf(client.call(dropStaffCouncilEnding, {}))).toBe('http.role_needed');
    }
  });

  test('it takes two to end it', async () => {
    const anything = { askedAt: town.clock.now().toISOString() };
    expect(await codeOf(second.call(confirmStaffCouncilEnding, anything))).toBe('organisation.staff_council_not_asked');
    await boss.call(askStaffCouncilEnding, { reason: 'Ende der Erprobung' });
    const asked = { askedAt: await askedAt() };
    expect(await codeOf(boss.call(confirmStaffCouncilEnding, asked))).toBe('organisation.staff_council_own_request');
    expect((await readPolicies()).staffCouncil).toBe(true);
    expect((await person.call(getStaffCouncil, {})).ending).toMatchObject({ reason: 'Ende der Erprobung' });
    await expect.poll(() => inboxOf(person)).toContainEqual(expect.stringContaining('möchte'));
    expect((await second.call(confirmStaffCouncilEnding, asked)).isOn).toBe(false);
    // What it ruled out does not come back by itself.
    expect(await readPolicies()).toMatchObject({ staffCouncil: false, presence: false, readReceipts: false });
    await expect.poll(() => inboxOf(person)).toContainEqual(expect.stringContaining('ist beendet'));
    expect(await codeOf(second.call(confirmStaffCouncilEnding, asked))).toBe('organisation.staff_council_off');
    const { entries } = await auditor.call(listAudit, { kind: 'organisation' });
    expect(entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'organisation.staff_council_begun',
        'organisation.staff_council_ending_asked',
        'organisation.staff_council_ended',
      ]),
    );
  });

  test('a request may be declined, and runs out; what is confirmed is what was read', async () => {
    await boss.call(beginStaffCouncil, {});
    await boss.call(askStaffCouncilEnding, { reason: 'Erster Grund' });
    const first = await askedAt();
    town.clock.advance(1000);
    await boss.call(askStaffCouncilEnding, { reason: 'Anderer Grund' });
    expect(await codeOf(second.call(confirmStaffCouncilEnding, { askedAt: first }))).toBe(
      'organisation.staff_council_not_asked',
    );
    expect((await second.call(dropStaffCouncilEnding, {})).ending).toBeNull();
    await boss.call(askStaffCouncilEnding, { reason: 'Dritter Grund' });
    const late = await askedAt();
    town.clock.advance(7 * day);
    expect((await second.call(getStaffCouncil, {})).ending).toBeNull();
    expect(await codeOf(second.call(confirmStaffCouncilEnding, { askedAt: late }))).toBe(
      'organisation.staff_council_not_asked',
    );
    expect((await readPolicies()).staffCouncil).toBe(true);
    await endIt();
  });

  test('of two confirmations at once one ends it', async () => {
    await boss.call(beginStaffCouncil, {});
    await boss.call(askStaffCouncilEnding, { reason: 'Ende' });
    const input = { askedAt: await askedAt() };
    const answers = await Promise.all([1, 2].map(() => codeOf(second.call(confirmStaffCouncilEnding, input))));
    expect(answers.sort()).toEqual(['organisation.staff_council_off', undefined]);
  });
});
