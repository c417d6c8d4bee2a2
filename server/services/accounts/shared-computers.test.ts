import { endOtherSessions, getSession, listSessions, signOut } from '@kontor/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codeOf, goodPassword, startTown, type Town } from './testing/accounts-town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const minute = 60_000;
const signedOut = 'http.sign_in_needed';

function signInAs(client: ReturnType<Town['client']>, login: string, shared: boolean): Promise<Response> {
  return client.fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: goodPassword, shared }),
  });
}

describe('on a shared computer', () => {
  test('the browser gets one cookie that is gone when it is closed, and does not become known', async () => {
    await town.add({ login: 'guest' });
    const response = await signInAs(town.client(), 'guest', true);
    expect(await response.json()).toMatchObject({ shared: true });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^kontor_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test('the session ends after half an hour without use, and after twelve hours even in use', async () => {
    await town.add({ login: 'kiosk' });
    const idle = town.client();
    await signInAs(idle, 'kiosk', true);
    town.clock.advance(31 * minute);
    expect(await codeOf(idle.call(getSession, {}))).toBe(signedOut);
    const busy = town.client();
    await signInAs(busy, 'kiosk', true);
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      town.clock.advance(20 * minute);
      expect(await codeOf(busy.call(getSession, {}))).toBeUndefined();
    }
    town.clock.advance(20 * minute);
    expect(await codeOf(busy.call(getSession, {}))).toBe(signedOut);
  });

  test('an own computer in use beside it keeps its session, and the list shows both until they end', async () => {
    await town.add({ login: 'both' });
    const own = town.client();
    await signInAs(own, 'both', false);
    await signInAs(town.client(), 'both', true);
    expect((await own.call(listSessions, {})).sessions).toHaveLength(2);
    town.clock.advance(31 * minute);
    expect((await own.call(listSessions, {})).sessions).toHaveLength(1);
  });
});

describe('a session that somebody ended', () => {
  test('is told so when its browser comes back, and has the browser wipe what it keeps', async () => {
    await town.add({ login: 'owner' });
    const [lost, kept] = [await town.signedIn('owner'), await town.signedIn('owner')];
    await kept.call(endOtherSessions, {});
    const response = await lost.fetch('/api/session');
    expect(response.status).toBe(401);
    expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(await response.json()).toMatchObject({ error: { code: 'http.session_ended' } });
  });

  test('opens the sign-in page all the same, and its marker is forgotten with the last cookie it could have', async () => {
    await town.add({ login: 'marker' });
    const [lost, kept] = [await town.signedIn('marker'), await town.signedIn('marker')];
    await kept.call(endOtherSessions, {});
    expect((await lost.fetch('/api/organisation')).status).toBe(200);
    town.clock.advance(91 * 24 * 60 * minute);
    await town.database.transaction((tx) =>
      town.core.jobs.enqueue(tx, { name: 'accounts.expire', data: z.object({}) }, {}),
    );
    await expect.poll(() => codeOf(lost.call(getSession, {})), { timeout: 15_000 }).toBe(signedOut);
  });

  test('signing out wipes too', async () => {
    await town.add({ login: 'leaver' });
    const client = await town.signedIn('leaver');
    const { path, method } = signOut;
    const response = await client.fetch(path, { method });
    expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"');
  });
});

test('a page of somebody who is not signed in any more neither shows nor writes in the name of the next one', async () => {
  const account = await town.add({ login: 'first' });
  const other = await town.add({ login: 'second' });
  const client = await town.signedIn('second');
  const asked = (person: string) => client.fetch('/api/session', { headers: { 'kontor-person': person } });
  expect((await asked(other.person)).status).toBe(200);
  const refused = await asked(account.person);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: 'http.other_person' } });
});
