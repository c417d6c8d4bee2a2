import {
  askErasure,
  confirmErasure,
  dropErasure,
  listAudit,
  listErasures,
  previewErasure,
  searchAll,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const clock = manualClock('2026-11-27T10:00:00Z');
let server: TestServer;
let first: SignedInPerson;
let second: SignedInPerson;
let leaver: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());
beforeEach(async () => {
  clock.set('2026-11-27T10:00:00Z');
  first = await aSignedInPerson(server, { roles: ['administrator'] });
  second = await aSignedInPerson(server, { roles: ['administrator', 'auditor'] });
  leaver = await aSignedInPerson(server, { familyName: `Xqzwvk${Math.random().toString(36).slice(2, 8)}` });
});

function leave(lastDay: string, who = leaver) {
  return server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, who.person.id, { validUntil: lastDay }),
  );
}

async function nameOf({ person }: SignedInPerson) {
  const [found] = await server.database.transaction((tx) => server.services.people.findPersons(tx, [person.id]));
  return found?.name;
}

const person = () => leaver.person.id;

test('nobody is erased who still belongs', async () => {
  const input = { person: person(), reason: 'Antrag' };
  await expect(first.client.call(askErasure, input)).rejects.toMatchObject({ code: 'privacy.still_belongs' });
  await leave('2026-11-27');
  await expect(first.client.call(askErasure, input)).rejects.toMatchObject({ code: 'privacy.still_belongs' });
});

test('at request it takes two: who asked does not confirm, and what is confirmed is what was read', async () => {
  await leave('2026-11-26');
  const asked = await first.client.call(askErasure, { person: person(), reason: 'Antrag vom 20. November' });
  const askedAt = asked.request?.askedAt ?? '';
  await expect(first.client.call(confirmErasure, { person: person(), askedAt })).rejects.toMatchObject({
    code: 'privacy.erasure_own_request',
  });
  clock.advance(60_000);
  await first.client.call(askErasure, { person: person(), reason: 'Ein anderer Grund' });
  await expect(second.client.call(confirmErasure, { person: person(), askedAt })).rejects.toMatchObject({
    code: 'privacy.erasure_not_asked',
  });
  expect(await nameOf(leaver)).toBe(leaver.person.name);
  const { request } = await second.client.call(previewErasure, { person: person() });
  const done = await second.client.call(confirmErasure, { person: person(), askedAt: request?.askedAt ?? '' });
  expect(done).toMatchObject({ person: { name: 'Ehemalige Person' }, erasedAt: clock.now().toISOString() });
  expect(await nameOf(leaver)).toBe('Ehemalige Person');
  await expect(second.client.call(askErasure, { person: person(), reason: 'Noch einmal' })).rejects.toMatchObject({
    code: 'privacy.already_erased',
  });
});

test('a request runs out after 14 days, and may be dropped', async () => {
  await leave('2026-11-26');
  const asked = await first.client.call(askErasure, { person: person(), reason: 'Antrag' });
  const askedAt = asked.request?.askedAt ?? '';
  const dropped = await second.client.call(dropErasure, { person: person() });
  expect(dropped.request).toBeNull();
  await expect(second.client.call(confirmErasure, { person: person(), askedAt })).rejects.toMatchObject({
    code: 'privacy.erasure_not_asked',
  });
  await first.client.call(askErasure, { person: person(), reason: 'Antrag' });
  clock.set('2026-12-11T10:00:01Z');
  await server.services.erasures.eraseDue();
  const { rows } = await server.database.pool.query('select erased_at from privacy_erasures where person = $1', [
    person(),
  ]);
  expect(rows).toEqual([{ erased_at: null }]);
});

test('is for administrators alone', async () => {
  const other = await aSignedInPerson(server);
  for (const who of [other, leaver])
    await expect(who.client.call(previewErasure, { person: person() })).rejects.toMatchObject({
      code: 'http.role_needed',
    });
});

test('says of each kind of data what becomes of it', async () => {
  await leave('2026-11-26');
  const { parts, dueOn, isGone } = await first.client.call(previewErasure, { person: person() });
  expect({ dueOn, isGone }).toEqual({ dueOn: '2027-05-26', isGone: true });
  expect(parts.length).toBe(server.core.privacy.declarations.length);
  for (const { id, isErased, unnamed, kept } of parts) expect(isErased || unnamed || kept, id).toBeTruthy();
  expect(parts.find(({ id }) => id === 'instructions.confirmations')?.kept?.until.de).toContain('Jahre');
});

test('by its period it happens by itself, on the day and not before', async () => {
  await leave('2026-11-26');
  clock.set('2027-05-25T10:00:00Z');
  await server.services.erasures.eraseDue();
  expect(await nameOf(leaver)).toBe(leaver.person.name);
  clock.set('2027-05-26T10:00:00Z');
  await server.services.erasures.eraseDue();
  expect(await nameOf(leaver)).toBe('Ehemalige Person');
  const { rows } = await server.database.pool.query(
    'select count(*)::int as accounts from accounts_accounts where person = $1',
    [person()],
  );
  expect(rows).toEqual([{ accounts: 0 }]);
});

test('who still looks after something waits for their hand-over, but not for ever', async () => {
  await aSpace(server, { owner: person() });
  await leave('2026-11-26');
  clock.set('2027-06-10T10:00:00Z');
  await server.services.erasures.eraseDue();
  expect(await nameOf(leaver)).toBe(leaver.person.name);
  clock.set('2027-08-24T10:00:00Z');
  await server.services.erasures.eraseDue();
  expect(await nameOf(leaver)).toBe('Ehemalige Person');
});

test('auditors still read who it was, until the log has expired; nobody else does', async () => {
  await leave('2026-11-26');
  const asked = await first.client.call(askErasure, { person: person(), reason: 'Antrag' });
  await second.client.call(confirmErasure, { person: person(), askedAt: asked.request?.askedAt ?? '' });
  const { entries } = await second.client.call(listAudit, { kind: 'privacy' });
  const own = entries.filter(({ about }) => about?.id === person());
  expect(own.map(({ kind }) => kind)).toEqual(['privacy.person_erased', 'privacy.erasure_asked']);
  expect(own[0]?.about?.name).toBe(leaver.person.name);
  const { hits } = await first.client.call(searchAll, { q: leaver.person.familyName });
  expect(hits).toEqual([]);
  expect((await first.client.call(listErasures, {})).people.map(({ id }) => id)).not.toContain(person());
  clock.set('2027-11-28T10:00:00Z');
  await server.services.erasures.eraseDue();
  const { rows } = await server.database.pool.query('select * from privacy_kept_names where person = $1', [person()]);
  expect(rows).toEqual([]);
});

test('whom a restored backup brings back is erased again at the next start', async () => {
  await leave('2026-11-26');
  const asked = await first.client.call(askErasure, { person: person(), reason: 'Antrag' });
  await second.client.call(confirmErasure, { person: person(), askedAt: asked.request?.askedAt ?? '' });
  // As a backup of before has it.
  await server.database.pool.query('delete from privacy_erasures where person = $1', [person()]);
  await server.database.pool.query('delete from privacy_kept_names where person = $1', [person()]);
  await server.database.pool.query('update people_persons set family_name = $2 where id = $1', [
    person(),
    leaver.person.familyName,
  ]);
  await server.services.erasures.repeat();
  expect(await nameOf(leaver)).toBe('Ehemalige Person');
});
