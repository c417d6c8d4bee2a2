import { createGroup, listGroupMembers, listGroups, removeGroup, setGroupMembers } from '@kontor/schema';
import { aPerson, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let admin: Awaited<ReturnType<typeof aSignedInPerson>>;
let anna: Awaited<ReturnType<typeof aSignedInPerson>>;

beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  anna = await aSignedInPerson(server);
});
afterAll(() => server?.stop());

test('a group is made, filled, shown with its number of members, and removed', async () => {
  const [one, two] = [await aPerson(server, { familyName: 'Zander' }), await aPerson(server, { familyName: 'Ärger' })];
  const group = await admin.client.call(createGroup, { name: 'Ersthelfer', persons: [one.id, two.id, one.id] });
  expect(group.members).toBe(2);
  const { persons } = await admin.client.call(listGroupMembers, { group: group.id });
  expect(persons.map(({ id }) => id)).toEqual([two.id, one.id]);
  expect(await admin.client.call(setGroupMembers, { group: group.id, persons: [two.id] })).toMatchObject({
    members: 1,
  });
  expect((await anna.client.call(listGroups, {})).groups).toContainEqual({
    id: group.id,
    name: 'Ersthelfer',
    members: 1,
  });
  await admin.client.call(removeGroup, { group: group.id });
  await expect(admin.client.call(removeGroup, { group: group.id })).rejects.toMatchObject({
    code: 'people.group_not_found',
  });
});

test('names are taken whatever the case, and members have to exist', async () => {
  await admin.client.call(createGroup, { name: 'Personalrat' });
  await expect(admin.client.call(createGroup, { name: 'PERSONALRAT' })).rejects.toMatchObject({
    code: 'people.group_name_taken',
  });
  await expect(admin.client.call(createGroup, { name: 'Anders', persons: [anna.actor.account] })).rejects.toMatchObject(
    { code: 'people.person_not_found' },
  );
  expect((await anna.client.call(listGroups, {})).groups.map(({ name }) => name)).not.toContain('Anders');
});

test('only administrators see and change who is in a group', async () => {
  const group = await admin.client.call(createGroup, { name: 'Vertraulich', persons: [] });
  const attempts = await Promise.allSettled([
    anna.client.call(listGroupMembers, { group: group.id }),
    anna.client.call(setGroupMembers, { group: group.id, persons: [anna.person.id] }),
    anna.client.call(removeGroup, { group: group.id }),
    anna.client.call(createGroup, { name: 'Meine' }),
  ]);
  for (const attempt of attempts) expect(attempt).toMatchObject({ status: 'rejected', reason: { status: 403 } });
});
