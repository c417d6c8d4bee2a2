import { addSource, type PeopleSource } from '@kontor/schema';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runSource } from '../sources/testing/run-source.ts';
import { aCity, base, isSlapdThere, Slapd, secret, slapdMissing } from '../sources/testing/test-slapd.ts';
import { aScimClient, type ScimCaller } from './testing/scim-caller.ts';
import { type ScimTown, startScimTown } from './testing/scim-town.ts';

// A directory of its own starts and stops, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slapd = new Slapd();
let town: ScimTown;
let idp: ScimCaller;
let source: PeopleSource;

beforeAll(async () => {
  if (!isSlapdThere) return;
  await slapd.start(aCity(['ada.both', 'ben.both', 'cem.one'].map((uid) => ({ uid, lines: [] }))));
  town = await startScimTown();
  idp = await aScimClient(town.admin.client, { name: 'Verbindend', join: 'login' });
  source = await town.admin.client.call(addSource, { ...slapd.settings({ leaveAtMost: 100 }), secret });
});
afterAll(async () => {
  await town?.server.stop();
  await slapd.remove();
});

const run = () => runSource(town.server, town.admin, source.id, { dryRun: false, force: true });
const userOf = (login: string) => idp.call('POST', '/Users', town.aUser({ userName: `${login}@stadt.example` }));
async function personOf(login: string): Promise<string> {
  const account = await town.inTx((tx) => town.server.services.accounts.findByLogin(tx, login));
  return account?.person ?? '';
}
const standingOf = async (person: string) => [
  (await town.stateOf(person))?.state,
  (await town.personOf(person))?.validUntil !== null,
];

test('somebody in a directory and at a program stays while one of the two still has them', async (context) => {
  if (!isSlapdThere) context.skip(slapdMissing);
  await run();
  const [ada, ben, cem] = [await personOf('ada.both'), await personOf('ben.both'), await personOf('cem.one')];
  expect((await userOf('ada.both')).body.id).toBe(ada);
  expect((await userOf('ben.both')).body.id).toBe(ben);
  // The directory loses them: one is held by the program, one by nobody.
  for (const uid of ['ada.both', 'cem.one']) await slapd.delete(`uid=${uid},ou=people,${base}`);
  await run();
  expect(await standingOf(ada)).toEqual(['active', false]);
  expect(await standingOf(cem)).toEqual(['suspended', true]);
  // The program loses them: one is held by the directory, the other by nobody any more.
  for (const id of [ada, ben]) expect((await idp.call('DELETE', `/Users/${id}`)).status).toBe(204);
  expect(await standingOf(ben)).toEqual(['active', false]);
  expect(await standingOf(ada)).toEqual(['suspended', true]);
});
