import { getHandOver, passOn } from '@kontor/schema';
import { anOrgUnit, aSignedInPerson, manualClock, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdOneOfEach } from './testing/held-world.ts';

const clock = manualClock('2026-11-27T10:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

const heldBy = (person: string) =>
  server.database.transaction(async (tx) => {
    const held = new Map<string, readonly string[]>();
    for (const provider of server.services.handOver.providers)
      held.set(
        provider.kind,
        (await provider.list(tx, person)).map(({ ref }) => ref),
      );
    return held;
  });

async function anOffice() {
  const unit = await anOrgUnit(server);
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true, title: 'Leitung' }] });
  const leaver = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  return { lead, leaver, admin };
}

test('every kind is in the world of this test: one that is added has to be walked, too', async () => {
  const { lead, leaver } = await anOffice();
  const { refs } = await holdOneOfEach(server, leaver, lead.person);
  const held = await heldBy(leaver.person.id);
  expect([...held.keys()].sort()).toEqual([...refs.keys()].sort());
  for (const [kind, ref] of refs) expect(held.get(kind), kind).toEqual([ref]);
});

test('once somebody has left and is handed over for, each object has somebody who looks after it', async () => {
  const { lead, leaver, admin } = await anOffice();
  const { refs } = await holdOneOfEach(server, leaver, lead.person);
  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, leaver.person.id, { validUntil: '2026-11-26' }),
  );
  const shown = await lead.client.call(getHandOver, { person: leaver.person.id });
  expect(shown).toMatchObject({ as: 'manager', person: { isGone: true } });
  expect(shown.kinds.map(({ kind }) => kind).sort()).toEqual([...refs.keys()].sort());
  // As proposed: the lead takes what nobody else has; administrators give what is theirs alone to give.
  for (const { kind, mayGive } of shown.kinds) {
    const giver = mayGive ? lead : admin;
    const input = { person: leaver.person.id, reason: 'leaving', kind, refs: null, to: null } as const;
    const answer = await giver.client.call(passOn, input);
    expect(answer, kind).toEqual({ passed: 1, left: [] });
  }
  const [after, received] = [await heldBy(leaver.person.id), await heldBy(lead.person.id)];
  for (const [kind, ref] of refs) {
    expect(after.get(kind), kind).toEqual([]);
    if (kind !== 'people.leads') expect(received.get(kind), kind).toContain(ref);
  }
  const { rows } = await server.database.pool.query(
    `select person from people_positions where org_unit = $1 and lead and person = $2`,
    [refs.get('people.leads')?.split('/')[2], lead.person.id],
  );
  expect(rows).toHaveLength(1);
});
