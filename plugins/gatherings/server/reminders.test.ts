import { addDays } from '@kontor/base';
import {
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeGathering, listParticipants } from '../shared/index.ts';
import { GatheringContext } from './gathering-context.ts';
import { forget, remind } from './reminder-job.ts';
import { listForArchive } from './sign-up-store.ts';
import { aContent, aGathering, join, leave, toldOf } from './test-gatherings.ts';

let server: TestServer;
let context: GatheringContext;
let organiser: SignedInPerson;
let guest: SignedInPerson;
const clock = manualClock();

beforeAll(async () => {
  server = await startTestServer({ clock });
  context = new GatheringContext({ ...server.services, ...server.core } as never); // what it reads of the host
  organiser = await aSignedInPerson(server);
  guest = await aSignedInPerson(server);
});
beforeEach(() => clock.set('2026-11-27T09:00:00Z'));
afterAll(() => server.stop());

/** Near enough that nobody's session ends meanwhile. */
const soon = { startsOn: '2026-12-02', endsOn: '2026-12-02' };
const reminded = (who: SignedInPerson, gathering: string) => toldOf(who, 'gatherings.reminder', gathering);

test('who has a place is reminded the day before, once, whatever the clock does', async () => {
  const { id } = await aGathering(organiser, { ...soon, capacity: 1 });
  await join(guest, id);
  await join(organiser, id);
  const at = async (moment: string) => {
    clock.set(moment);
    await remind(context);
    return (await reminded(guest, id)).length;
  };
  expect(await at('2026-11-30T10:00:00Z')).toBe(0);
  expect(await at('2026-12-01T07:59:00Z')).toBe(0);
  expect(await at('2026-12-01T08:01:00Z')).toBe(1);
  expect(await at('2026-11-30T10:00:00Z')).toBe(1);
  expect(await at('2026-12-01T09:00:00Z')).toBe(1);
  expect(await at('2026-12-02T08:00:00Z')).toBe(1);
  // On the waiting list nobody is.
  expect(await reminded(organiser, id)).toEqual([]);
});

test('two servers at once remind once; another day reminds again; a missed day is caught up with', async () => {
  const { id, revision } = await aGathering(organiser, soon);
  await join(guest, id);
  clock.set('2026-12-01T10:00:00Z');
  await Promise.all([remind(context), remind(context), remind(context)]);
  expect(await reminded(guest, id)).toHaveLength(1);
  const day = { startsOn: '2026-12-05', endsOn: '2026-12-05' };
  const content = aContent(organiser.person.id, day);
  await organiser.client.call(changeGathering, { gathering: id, revision, content });
  clock.set('2026-12-05T07:00:00Z');
  await remind(context);
  expect(await reminded(guest, id)).toHaveLength(2);
  // Whoever signs up for tomorrow knows it.
  clock.set('2026-12-04T12:00:00Z');
  await join(organiser, id);
  await remind(context);
  expect(await reminded(organiser, id)).toEqual([]);
});

test('who left is not reminded', async () => {
  const { id } = await aGathering(organiser, soon);
  await join(guest, id);
  await leave(guest, id);
  clock.set('2026-12-01T10:00:00Z');
  await remind(context);
  expect(await reminded(guest, id)).toEqual([]);
});

test('who signed up is forgotten on the day that was said', async () => {
  const { id } = await aGathering(organiser, { ...soon, keptDays: 3 });
  await join(guest, id);
  const archive = () =>
    server.database.transaction(async (tx) => (await listForArchive(tx, guest.person.id)).signUps.length);
  const before = await archive();
  const list = () => organiser.client.call(listParticipants, { gathering: id });
  expect((await list()).forgottenOn).toBe(addDays('2026-12-02', 3));
  clock.set('2026-12-05T14:59:00Z');
  await forget(context);
  expect((await list()).participants).toHaveLength(1);
  clock.set('2026-12-05T15:01:00Z');
  await forget(context);
  expect((await list()).participants).toHaveLength(0);
  expect(await archive()).toBeLessThan(before);
});
