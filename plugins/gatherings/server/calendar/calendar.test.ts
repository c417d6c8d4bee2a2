import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { promisify } from 'node:util';
import {
  anAppPassword,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelGathering, changeGathering } from '../../shared/index.ts';
import { aContent, aGathering, join } from '../test-gatherings.ts';

let server: TestServer;
let organiser: SignedInPerson;
const clock = manualClock('2026-11-27T09:00:00Z');
beforeAll(async () => {
  server = await startTestServer({ clock });
  organiser = await aSignedInPerson(server);
});
afterAll(() => server.stop());

async function aSubscriber() {
  const who = await aSignedInPerson(server);
  const authorization = await anAppPassword(server, who, 'feeds');
  const secret = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')[1] ?? '';
  const path = `/api/gatherings/feed/${secret}.ics`;
  const read = (query = '', headers = {}) => fetch(`${server.url}${path}${query}`, { headers });
  const readText = async (query = '') => unfolded(await (await read(query)).text());
  return { who, path, read, readText };
}

const unfolded = (text: string) => text.replaceAll('\r\n ', '');
/** The one event of a gathering in a calendar. */
function eventOf(text: string, gathering: string): string {
  return text.split('BEGIN:VEVENT').find((event) => event.includes(`UID:gathering-${gathering}`)) ?? '';
}

test('the feed has what one signed up for, optionally all that one is invited to, and says whether it changed', async () => {
  const { who, read, readText } = await aSubscriber();
  const mine = await aGathering(organiser, { title: 'Meins', signUp: 'approved' });
  const other = await aGathering(organiser, { title: 'Anderes' });
  await join(who, mine.id);
  const text = await readText();
  expect(eventOf(text, other.id)).toBe('');
  expect(eventOf(text, mine.id)).toContain('STATUS:TENTATIVE\r\n');
  expect(eventOf(await readText('?invited=1'), other.id)).toContain('SUMMARY:Anderes\r\n');
  const etag = (await read()).headers.get('etag') ?? '';
  expect((await read('', { 'if-none-match': etag })).status).toBe(304);
  expect((await read()).headers.get('cache-control')).toBe('private, no-cache');
});

test('the number of the entry grows with each change, its name stays, and what is cancelled says so', async () => {
  const { who, readText } = await aSubscriber();
  const { id, revision } = await aGathering(organiser, { title: 'Vortrag' });
  await join(who, id);
  const numberOf = async () => Number(/SEQUENCE:(\d+)/.exec(eventOf(await readText(), id))?.[1]);
  const first = await numberOf();
  const content = aContent(organiser.person.id, { title: 'Vortrag', place: 'Aula' });
  await organiser.client.call(changeGathering, { gathering: id, revision, content });
  const second = await numberOf();
  await organiser.client.call(cancelGathering, { gathering: id, reason: 'Sturm' });
  expect([second > first, (await numberOf()) > second]).toEqual([true, true]);
  expect(eventOf(await readText(), id)).toContain('STATUS:CANCELLED\r\n');
  expect(eventOf(await readText(), id)).toContain('DESCRIPTION:Sturm\r\n');
});

test('the file of one gathering is for those who see it', async () => {
  const stranger = await aSignedInPerson(server);
  const only = [{ kind: 'person' as const, id: organiser.person.id }];
  const { id } = await aGathering(organiser, {
    ...{ title: 'Klausur: Tag 1', addressees: only, description: '**Bitte** mitbringen:\n\n- Stift' },
    ...{ isAllDay: true, startsOn: '2026-12-30', startsTime: null, endsOn: '2027-01-01', endsTime: null },
  });
  const path = `/api/gatherings/${id}/calendar`;
  const answer = await organiser.client.fetch(path);
  expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Klausur%20%20Tag%201.ics");
  const text = unfolded(await answer.text());
  expect(text).toContain('DTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270102\r\n');
  expect(text).toContain(`URL:${server.url}/gatherings/${id}\r\n`);
  expect((await stranger.client.fetch(path)).status).toBe(404);
});

test('a secret address opens the feed and nothing else of gatherings', async () => {
  const { path } = await aSubscriber();
  const secret = path.split('/').at(-1)?.replace('.ics', '') ?? '';
  expect((await fetch(`${server.url}/api/gatherings/feed/0000-0000.ics`)).status).toBe(401);
  const login = { authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` };
  expect((await fetch(`${server.url}/api/gatherings`, { headers: login })).status).toBe(401);
});

// A program that we have no part in, as Debian packages it.
const isThere = spawnSync('/usr/bin/khal', ['--version'], { stdio: 'ignore' }).status === 0;

test.skipIf(!isThere)('khal reads a feed, at the right hour before and after the clocks change', async () => {
  const { who, read } = await aSubscriber();
  const on = (day: string, title: string) => ({
    title,
    startsOn: day,
    endsOn: day,
    startsTime: '09:30',
    endsTime: '10:00',
  });
  // Winter time begins on 31 October 2027, summer time on 28 March 2027.
  for (const given of [
    on('2027-03-27', 'Davor'),
    on('2027-03-28', 'Danach'),
    on('2027-10-30', 'Sommer'),
    on('2027-10-31', 'Winter'),
  ])
    await join(who, (await aGathering(organiser, given)).id);
  const folder = mkdtempSync(joinPath(tmpdir(), 'kontor-gatherings-'));
  writeFileSync(joinPath(folder, 'feed.ics'), await (await read()).text());
  const config = `[calendars]\n[[feed]]\npath = ${folder}/calendar\n[locale]\nlocal_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${folder}/khal.db\n`;
  writeFileSync(joinPath(folder, 'khal.conf'), config);
  const khal = async (...args: string[]) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC', HOME: folder, XDG_CONFIG_HOME: folder };
    const options = { env: { ...env, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder }, timeout: 30_000 };
    return (await promisify(execFile)('/usr/bin/khal', ['-c', joinPath(folder, 'khal.conf'), ...args], options)).stdout;
  };
  try {
    await khal('import', '--batch', '-a', 'feed', joinPath(folder, 'feed.ics'));
    const at = async (day: string) => khal('list', '--format', '{start-time} {title} {status}', day, '1d');
    expect(await at('2027-03-27')).toContain('08:30 Davor');
    expect(await at('2027-03-28')).toContain('07:30 Danach');
    expect(await at('2027-10-30')).toContain('07:30 Sommer');
    expect(await at('2027-10-31')).toContain('08:30 Winter');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
