import { newId } from '@kontor/base';
import {
  type DigestChoice,
  getDigest,
  getPolicies,
  listGrants,
  listNotifications,
  removeGrant,
  setDigest,
  setMailSettings,
  setNotificationStates,
  setPolicies,
  setQuietHours,
  updateOwnAccount,
  usualDigest,
  usualQuietHours,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendDigests } from './digest-service.ts';

const wednesday = '2026-11-25T12:00:00+01:00';
const early = '2026-11-26T06:55:00+01:00';
const seven = '2026-11-26T07:00:00+01:00';
const kind = 'digest.thing';
const daily: DigestChoice = { ...usualDigest, rhythm: 'daily' };
const clock = manualClock(wednesday);
let server: TestServer;
let catcher: MailCatcher;
let chief: SignedInPerson;
let anna: SignedInPerson;
let address: string;

beforeAll(async () => {
  server = await startTestServer({ clock });
  server.services.notifications.defineKind({ kind, label: { de: 'Etwas', en: 'Something' }, on: true });
  catcher = await startMailCatcher();
  chief = await aSignedInPerson(server, { roles: ['administrator'] });
  await chief.client.call(setMailSettings, { url: catcher.url, user: null, from: 'kontor@example.org' });
});
afterAll(async () => {
  await server.stop();
  await catcher.stop();
});
beforeEach(async () => {
  clock.set(wednesday);
  address = `${newId()}@example.org`;
  anna = await aSignedInPerson(server, { email: address });
});

async function aThing(name = 'Umzug'): Promise<`spaces/space/${string}`> {
  return `spaces/space/${(await aSpace(server, { owner: anna.person.id, name })).id}`;
}

async function tell(ref?: `spaces/space/${string}`, text = 'Etwas ist passiert'): Promise<void> {
  const about = ref ?? (await aThing());
  clock.advance(1);
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      ...{ kind, ref: about, text: { de: text, en: `${text} (en)` }, dedupeKey: newId() },
      persons: [anna.person.id],
      causedBy: undefined,
    }),
  );
}

/** What the job does that comes every few minutes, and the mails that it queues. */
async function run(moment?: string): Promise<number> {
  if (moment !== undefined) clock.set(moment);
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, sendDigests, {}));
  await settle();
  return catcher.count(address);
}

async function settle(): Promise<void> {
  const open = `select count(*)::int as jobs from pgboss.job
    where name in ('notifications.send_digests', 'notifications.mail') and state in ('created', 'active')`;
  const waiting = async () => (await server.database.pool.query(open)).rows[0].jobs;
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
}

const choose = (choice: DigestChoice = daily) => anna.client.call(setDigest, choice);

test('nobody gets one who has not chosen it', async () => {
  await tell();
  expect(await run(seven)).toBe(0);
  expect(await anna.client.call(getDigest, {})).toMatchObject({ choice: { rhythm: 'none' }, isOwn: false, address });
});

test('tells at the hour, grouped by object, in the language of its reader, what is new and unread', async () => {
  await tell(undefined, 'Vorher');
  await choose();
  const [move, feast] = [await aThing('Umzug <b>'), await aThing('Feier')];
  await tell(move, 'Erstens');
  await tell(move, 'Zweitens');
  await tell(feast, 'Drittens');
  const { notifications } = await anna.client.call(listNotifications, {});
  const read = notifications.filter(({ text }) => text.de === 'Drittens').map(({ id }) => id);
  await anna.client.call(setNotificationStates, { notifications: read, state: 'read' });
  expect(await run(early)).toBe(0);
  expect(await run(seven)).toBe(1);
  const mail = await catcher.next(address);
  expect(mail).toContain('Neues zu einem Thema in Kontor');
  expect(mail).toMatch(/Umzug <b>\r?\n- Zweitens\r?\n- Erstens\r?\n\S+\/spaces\//);
  expect(mail).toContain('<b>Umzug &lt;b&gt;</b>');
  for (const absent of ['Vorher', 'Drittens', 'Feier']) expect(mail).not.toContain(absent);
  await anna.client.call(updateOwnAccount, { language: 'en' });
  await tell(move, 'Neu');
  expect(await run('2026-11-27T07:00:00+01:00')).toBe(2);
  const next = await catcher.next(address);
  expect(next).toContain('Neu (en)');
  expect(next).not.toContain('Zweitens');
});

test('sends nothing where nothing is new, and says when the next one is due', async () => {
  await choose();
  expect(await run(seven)).toBe(0);
  expect((await anna.client.call(getDigest, {})).nextAt).toBe('2026-11-27T06:00:00.000Z');
  await tell();
  expect(await run(seven)).toBe(0);
  expect(await run('2026-11-27T07:00:00+01:00')).toBe(1);
});

test('names nothing that its reader may no longer see when it goes', async () => {
  await choose();
  const { space, ref } = await aHiddenThing();
  await tell(ref, 'Geheim');
  const { grants } = await chief.client.call(listGrants, { space });
  const grant = grants.find(({ subject }) => subject.id === anna.person.id)?.id ?? '';
  await chief.client.call(removeGrant, { space, grant });
  expect(await run(seven)).toBe(0);
});

async function aHiddenThing() {
  const grants = [{ subject: { kind: 'person', id: anna.person.id }, role: 'reader' }] as const;
  const space = await aSpace(server, { owner: chief.person.id, visibility: 'hidden', grants });
  return { space: space.id, ref: `spaces/space/${space.id}` as const };
}

test('after a stop of days, or a clock that jumps ahead, one comes and not several', async () => {
  await choose();
  await tell();
  expect(await run('2026-12-09T09:00:00+01:00')).toBe(1);
  await tell();
  expect(await run('2026-12-09T09:05:00+01:00')).toBe(1);
  expect(await run('2026-12-10T07:00:00+01:00')).toBe(2);
});

test('a clock that is set back brings no second one', async () => {
  await choose();
  await tell();
  expect(await run(seven)).toBe(1);
  await tell();
  for (const moment of [early, seven, '2026-11-25T07:00:00+01:00', '2026-11-26T23:55:00+01:00'])
    expect(await run(moment)).toBe(1);
  expect(await run('2026-11-27T07:00:00+01:00')).toBe(2);
});

test('a clock that was ahead by years for an hour does not end the digests', async () => {
  await choose();
  await tell();
  expect(await run('2036-11-26T09:00:00+01:00')).toBe(1);
  await tell();
  expect(await run(early)).toBe(1);
  expect(await run(seven)).toBe(2);
});

test('the hours around a change of the clocks bring one each day', async () => {
  await choose({ ...daily, hour: 2, days: [1, 2, 3, 4, 5, 6, 7] });
  let sent = 0;
  for (const day of ['2027-03-27T01', '2027-03-28T01', '2027-10-30T00', '2027-10-31T00']) {
    await tell();
    sent += 1;
    // Every quarter of the hours in question, in UTC: two o'clock is left out in March, and comes twice in October.
    for (let quarter = 0; quarter < 8; quarter += 1) {
      const at = new Date(Date.parse(`${day}:00:00Z`) + quarter * 15 * 60_000);
      const count = await run(at.toISOString());
      expect(count).toBe(sent);
      if (quarter === 0) await tell();
    }
  }
}, 120_000);

test('a change of the hour or the rhythm after it was sent brings no second one on that day', async () => {
  await choose();
  await tell();
  expect(await run(seven)).toBe(1);
  await choose({ ...daily, hour: 9 });
  await tell();
  expect(await run('2026-11-26T09:00:00+01:00')).toBe(1);
  await choose({ ...daily, rhythm: 'weekly', weekday: 4, hour: 10 });
  expect(await run('2026-11-26T10:00:00+01:00')).toBe(1);
  expect(await run('2026-12-03T10:00:00+01:00')).toBe(2);
  await choose({ ...daily, rhythm: 'none' });
  await tell();
  expect(await run('2026-12-10T10:00:00+01:00')).toBe(2);
});

test('what breaks off between queueing and noting it leaves neither; then one goes', async () => {
  await choose();
  await tell();
  await server.database.pool.query(`
    create function break_off() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
    create trigger break_off before update of sent_on on notifications_digests
      for each row when (new.sent_on is not null) execute function break_off()`);
  clock.set(seven);
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, sendDigests, {}));
  const state =
    "select count(*)::int as jobs from pgboss.job where name = 'notifications.send_digests' and state = 'retry'";
  await expect.poll(async () => (await server.database.pool.query(state)).rows[0].jobs, { timeout: 10_000 }).toBe(1);
  const queued =
    "select count(*)::int as jobs from pgboss.job where name = 'notifications.mail' and data->>'person' = $1";
  expect((await server.database.pool.query(queued, [anna.person.id])).rows[0].jobs).toBe(0);
  await server.database.pool.query('drop function break_off() cascade');
  expect(await run(seven)).toBe(1);
});

test('workers of two servers at once send one', async () => {
  await choose();
  await tell();
  clock.set(seven);
  for (let twice = 0; twice < 4; twice += 1)
    await server.database.transaction((tx) => server.core.jobs.enqueue(tx, sendDigests, {}));
  await settle();
  expect(catcher.count(address)).toBe(1);
});

test('waits for the end of quiet hours, and of an absence', async () => {
  await choose();
  const hours = { ...usualQuietHours, from: '18:00', until: '09:00' };
  await tell();
  await anna.client.call(setQuietHours, { hours, always: [] });
  expect(await run(seven)).toBe(0);
  expect(await run('2026-11-26T09:00:00+01:00')).toBe(1);
  await anna.client.call(setQuietHours, { hours: null, always: [] });
  await server.database.kysely.executeQuery(
    sql`insert into people_absences (id, person, from_day, until_day)
        values (${newId()}, ${anna.person.id}, '2026-11-27', '2026-11-30')`.compile(server.database.kysely),
  );
  await tell();
  expect(await run('2026-11-27T07:00:00+01:00')).toBe(1);
  expect(await run('2026-11-30T07:00:00+01:00')).toBe(1);
  expect(await run('2026-12-01T07:00:00+01:00')).toBe(2);
});

test('what an overview after quiet hours stands for is told of, until that is read', async () => {
  await choose({ ...daily, hour: 10 });
  await anna.client.call(setQuietHours, { hours: usualQuietHours, always: [] });
  clock.set('2026-11-25T20:00:00+01:00');
  for (const name of ['Eins', 'Zwei', 'Drei']) await tell(await aThing(name), name);
  clock.set('2026-11-26T07:00:00+01:00');
  await anna.client.call(setQuietHours, { hours: usualQuietHours, always: [] });
  expect(await run('2026-11-26T10:00:00+01:00')).toBe(1);
  expect(await catcher.next(address)).toContain('Neues zu 3 Themen');
});

test('the organisation decides for those who have not chosen, and may allow no mails at all', async () => {
  const {
    uploadMegabytesAtMost: _most,
    secondFactorSince: _since,
    staffCouncil: _mode,
    ...before
  } = await chief.client.call(getPolicies, {});
  const own = await aSignedInPerson(server, { email: `${newId()}@example.org` });
  await own.client.call(setDigest, { ...daily, rhythm: 'none' });
  let { revision } = await chief.client.call(setPolicies, { ...before, digest: 'daily' });
  await run(wednesday);
  expect(await anna.client.call(getDigest, {})).toMatchObject({ choice: { rhythm: 'daily' }, isOwn: false });
  expect((await own.client.call(getDigest, {})).choice.rhythm).toBe('none');
  await tell();
  expect(await run(seven)).toBe(1);
  ({ revision } = await chief.client.call(setPolicies, {
    ...before,
    digest: 'daily',
    notificationMails: false,
    revision,
  }));
  await tell();
  expect(await run('2026-11-27T07:00:00+01:00')).toBe(1);
  expect((await anna.client.call(getDigest, {})).obstacle).toBe('forbidden');
  ({ revision } = await chief.client.call(setPolicies, { ...before, revision }));
  await run('2026-11-27T07:10:00+01:00');
  expect((await anna.client.call(getDigest, {})).choice.rhythm).toBe('none');
});

test('is switched off by one click of the mail program, and by no link that is only followed', async () => {
  await choose();
  await tell();
  await run(seven);
  const mail = await catcher.next(address);
  const link = /^List-Unsubscribe:\s+<(\S+)>/m.exec(mail)?.[1] ?? '';
  expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const path = new URL(link).pathname;
  const asked = await fetch(`${server.url}${path}`);
  expect(await asked.text()).toContain('<form method="post">');
  expect((await anna.client.call(getDigest, {})).choice.rhythm).toBe('daily');
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const changed = path.slice(0, -2) + (path.endsWith('AA') ? 'BB' : 'AA');
  expect((await fetch(`${server.url}${changed}`, { method: 'POST', body })).status).toBe(404);
  expect((await fetch(`${server.url}${path}`, { method: 'POST', body })).status).toBe(200);
  expect((await anna.client.call(getDigest, {})).choice.rhythm).toBe('none');
  await tell();
  expect(await run('2026-11-27T07:00:00+01:00')).toBe(1);
});
