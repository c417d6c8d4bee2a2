import {
  addGrant,
  createGroup,
  type GrantSubject,
  getSpace,
  joinWithdrawn,
  listGrants,
  listJoinRequests,
  listSpaceMembers,
  previewGrant,
  requestToJoin,
  type SpaceRole,
  withdrawRequest,
} from '@kontor/schema';
import { anOrgUnit, aPerson, aSpace, liveClient } from '@kontor/server/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { notFound, personSubject, readOnly, startSpacesTown } from './testing/spaces-town.ts';

const town = await startSpacesTown();
const { server, owner, member, stranger, admin, aSharedSpace, roleOf } = town;
afterAll(() => town.stop());

describe('the preview of a grant', () => {
  const ask = (space: string, subject: GrantSubject, role: SpaceRole | null) =>
    owner.client.call(previewGrant, { space, subject, role });

  test('says whom it reaches, who of them is new, and who gets more than before', async () => {
    const above = await anOrgUnit(server);
    const unit = await anOrgUnit(server, { parent: above.id });
    const inUnit = { positions: [{ orgUnit: unit.id }] };
    const reader = await aPerson(server, { ...inUnit, givenName: 'Rita', familyName: 'Zander' });
    const other = await aPerson(server, { ...inUnit, givenName: 'Otto', familyName: 'Anders' });
    await aPerson(server, { positions: [{ orgUnit: unit.id, until: '2020-01-01' }] });
    const space = await aSpace(server, {
      owner: owner.person.id,
      grants: [{ subject: { kind: 'person', id: reader.id }, role: 'reader' }],
    });
    const subject = { kind: 'org-unit', id: above.id, below: true } as const;
    expect(await ask(space.id, subject, 'editor')).toEqual({
      people: 2,
      first: [
        { id: other.id, name: other.name },
        { id: reader.id, name: reader.name },
      ],
      joining: 1,
      gaining: 1,
      losing: 0,
      leaving: 0,
    });
    expect(await ask(space.id, subject, 'reader')).toMatchObject({ people: 2, joining: 1, gaining: 0 });
    expect(await ask(space.id, { ...subject, below: false }, 'editor')).toMatchObject({ people: 0, first: [] });
  });

  test('says who keeps less or nothing when a grant is taken back or weakened', async () => {
    const [keeps, goes] = [await aPerson(server), await aPerson(server)];
    const group = await admin.client.call(createGroup, { name: `Kreis ${goes.id}`, persons: [keeps.id, goes.id] });
    const subject = { kind: 'group', id: group.id } as const;
    const space = await aSpace(server, {
      owner: owner.person.id,
      grants: [
        { subject, role: 'editor' },
        { subject: { kind: 'person', id: keeps.id }, role: 'reader' },
      ],
    });
    expect(await ask(space.id, subject, null)).toMatchObject({ people: 2, losing: 1, leaving: 1, joining: 0 });
    expect(await ask(space.id, subject, 'reader')).toMatchObject({ people: 2, losing: 2, leaving: 0 });
  });

  test('changes nothing, tells nobody, and is for owners alone', async () => {
    const space = await aSharedSpace();
    const before = await owner.client.call(listGrants, { space: space.id });
    await ask(space.id, personSubject(stranger), 'owner');
    await ask(space.id, personSubject(member), null);
    expect(await owner.client.call(listGrants, { space: space.id })).toEqual(before);
    expect(await roleOf(stranger, space.id)).toBeUndefined();
    expect(await town.lossesOf(space.id)).toEqual([]);
    const question = { space: space.id, subject: personSubject(stranger), role: 'reader' } as const;
    await expect(member.client.call(previewGrant, question)).rejects.toMatchObject(readOnly);
    await expect(stranger.client.call(previewGrant, question)).rejects.toMatchObject(notFound);
  });
});

describe('the members of a space', () => {
  test('are everybody whom any grant reaches, once, with the role that counts', async () => {
    const unit = await anOrgUnit(server);
    const [both, one] = [
      await aPerson(server, { givenName: 'Jürgen', familyName: 'Ärmel', positions: [{ orgUnit: unit.id }] }),
      await aPerson(server, { givenName: 'Zoe', familyName: 'Ziegler', positions: [{ orgUnit: unit.id }] }),
    ];
    const space = await aSpace(server, {
      owner: owner.person.id,
      grants: [
        { subject: { kind: 'org-unit', id: unit.id, below: false }, role: 'reader' },
        { subject: { kind: 'person', id: both.id }, role: 'editor' },
      ],
    });
    const list = (input: object) => owner.client.call(listSpaceMembers, { space: space.id, ...input });
    const all = await list({});
    expect(all).toMatchObject({ found: 3, total: 3 });
    expect(all.members.map(({ id, role }) => [id, role])).toEqual([
      [both.id, 'editor'],
      [owner.person.id, 'owner'],
      [one.id, 'reader'],
    ]);
    for (const q of ['juergen', 'Jurgen', 'ärmel JÜR']) {
      const found = await list({ q });
      expect(found.found, q).toBe(1);
    }
    expect((await list({ role: 'owner' })).members.map(({ id }) => id)).toEqual([owner.person.id]);
    expect((await list({ limit: 1, offset: 2 })).members.map(({ id }) => id)).toEqual([one.id]);
  });

  test('P13: are shown to members alone', async () => {
    const open = await aSharedSpace('open');
    expect((await member.client.call(listSpaceMembers, { space: open.id })).total).toBe(2);
    for (const by of [stranger, admin]) {
      await expect(by.client.call(listSpaceMembers, { space: open.id })).rejects.toMatchObject(notFound);
    }
  });
});

test('who asked to join may take it back, and its owners see that at once', async () => {
  const space = await aSpace(server, { owner: owner.person.id, visibility: 'on-request' });
  await stranger.client.call(requestToJoin, { space: space.id });
  const cursor = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
  const [live, others] = [await liveClient(owner.client, cursor), await liveClient(member.client, cursor)];
  expect(await stranger.client.call(withdrawRequest, { space: space.id })).toMatchObject({ requested: false });
  await live.waitFor(({ kind }) => kind === joinWithdrawn.kind);
  expect((await owner.client.call(listJoinRequests, { space: space.id })).requests).toEqual([]);
  await stranger.client.call(withdrawRequest, { space: space.id });
  await owner.client.call(addGrant, { space: space.id, subject: personSubject(member), role: 'reader' });
  await others.waitFor(({ kind }) => kind === 'spaces.access.changed');
  expect(others.events.some(({ kind }) => kind === joinWithdrawn.kind)).toBe(false);
  expect((await member.client.call(getSpace, { space: space.id })).role).toBe('reader');
  live.close();
  others.close();
});
