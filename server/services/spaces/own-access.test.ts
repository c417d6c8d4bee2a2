import {
  createGroup,
  listNotifications,
  removeGroup,
  setGroupMembers,
  updateOrgUnit,
  updatePerson,
} from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  aSpace,
  manualClock,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type SignedIn = Awaited<ReturnType<typeof aSignedInPerson>>;

let server: TestServer;
let admin: SignedIn;
let other: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  server = await startTestServer({ clock: manualClock('2026-11-22T10:00:00Z'), plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  other = await aSignedInPerson(server, { roles: ['administrator'] });
  owner = await aSignedInPerson(server);
});
afterAll(() => server?.stop());

const refused = { status: 403, code: 'people.own_access' };
const position = (orgUnit: string, from: string | null = null) => ({ orgUnit, title: 'Rat', from });

function aSpaceOf(subject: { kind: 'org-unit'; id: string; below: boolean } | { kind: 'group'; id: string }) {
  return aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants: [{ subject, role: 'editor' }] });
}

const roleOf = (of: SignedIn, space: string) =>
  server.database.transaction((tx) => server.services.permissions.findRole(tx, of.person.id, space));

/** Sets all positions of a person, by an administrator. */
function place(by: SignedIn, of: SignedIn, positions: readonly ReturnType<typeof position>[]) {
  return by.client.call(updatePerson, { person: of.person.id, revision: 1, positions: [...positions] });
}

describe('P20: an administrator', () => {
  test('does not enter a group that has access to a space, but another administrator may', async () => {
    const group = await admin.client.call(createGroup, { name: 'Zugang', persons: [] });
    const space = await aSpaceOf({ kind: 'group', id: group.id });
    const members = { group: group.id, persons: [admin.person.id, other.person.id] };
    await expect(admin.client.call(setGroupMembers, members)).rejects.toMatchObject(refused);
    await expect(other.client.call(setGroupMembers, members)).rejects.toMatchObject(refused);
    expect(await roleOf(admin, space.id)).toBeUndefined();
    await other.client.call(setGroupMembers, { group: group.id, persons: [admin.person.id] });
    expect(await roleOf(admin, space.id)).toBe('editor');
    // What they have already stands in nobody's way.
    const more = { group: group.id, persons: [admin.person.id, owner.person.id] };
    expect(await admin.client.call(setGroupMembers, more)).toMatchObject({ members: 2 });
  });

  test('takes no position that has access, today or from a later day', async () => {
    const unit = await anOrgUnit(server);
    const space = await aSpaceOf({ kind: 'org-unit', id: unit.id, below: true });
    await expect(place(admin, admin, [position(unit.id)])).rejects.toMatchObject(refused);
    await expect(place(admin, admin, [position(unit.id, '2027-03-01')])).rejects.toMatchObject(refused);
    await place(other, admin, [position(unit.id, '2027-03-01')]);
    // What begins later by somebody else's decision is not to begin today.
    await expect(place(admin, admin, [position(unit.id)])).rejects.toMatchObject(refused);
    expect(await roleOf(admin, space.id)).toBeUndefined();
    await place(admin, owner, [position(unit.id)]);
  });

  test('moves no unit in which they are, or will be, to where there is access', async () => {
    const [above, unit, later] = [await anOrgUnit(server), await anOrgUnit(server), await anOrgUnit(server)];
    await aSpaceOf({ kind: 'org-unit', id: above.id, below: true });
    await place(other, admin, [position(unit.id), position(later.id, '2027-01-01')]);
    for (const { id } of [unit, later]) {
      await expect(admin.client.call(updateOrgUnit, { orgUnit: id, parent: above.id })).rejects.toMatchObject(refused);
    }
    await other.client.call(updateOrgUnit, { orgUnit: unit.id, parent: above.id });
  });

  test('gets no stronger role either', async () => {
    const reading = await admin.client.call(createGroup, { name: 'Lesende', persons: [admin.person.id] });
    const managing = await admin.client.call(createGroup, { name: 'Verwaltende', persons: [] });
    await aSpace(server, {
      owner: owner.person.id,
      grants: [
        { subject: { kind: 'group', id: reading.id }, role: 'reader' },
        { subject: { kind: 'group', id: managing.id }, role: 'owner' },
      ],
    });
    const members = { group: managing.id, persons: [admin.person.id] };
    await expect(admin.client.call(setGroupMembers, members)).rejects.toMatchObject(refused);
  });
});

test('P21: owners are told when an administrator changes a group with access to their space', async () => {
  const boss = await aSignedInPerson(server);
  const group = await admin.client.call(createGroup, { name: 'Krisenstab', persons: [] });
  const space = await aSpace(server, {
    owner: boss.person.id,
    grants: [{ subject: { kind: 'group', id: group.id }, role: 'reader' }],
  });
  const told = async () =>
    (await boss.client.call(listNotifications, {})).notifications.filter(({ kind }) => kind === 'spaces.group_changed');
  await admin.client.call(setGroupMembers, { group: group.id, persons: [other.person.id] });
  await admin.client.call(setGroupMembers, { group: group.id, persons: [other.person.id] });
  const [first, ...more] = await told();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ ref: `spaces/space/${space.id}` });
  expect(first?.text.de).toMatch(/„Krisenstab“.*1 neu, 0 nicht mehr dabei/);
  await admin.client.call(removeGroup, { group: group.id });
  expect(await told()).toHaveLength(2);
  const { rows } = await server.database.pool.query('select kind from audit_log where object = $1 order by id', [
    `people/group/${group.id}`,
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(['people.group_members_set', 'people.group_removed']);
});
