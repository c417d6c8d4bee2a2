import {
  addGrant,
  createGroup,
  listGrants,
  previewGrant,
  removeGrant,
  removeGroup,
  setGroupMembers,
  updateSpace,
} from '@kontor/schema';
import { anOrgUnit, aPerson, aSpace, manualClock } from '@kontor/server/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { notFound, personSubject, readOnly, startSpacesTown } from './testing/spaces-town.ts';

const clock = manualClock('2026-11-22T10:00:00Z');
const town = await startSpacesTown({ clock });
const { server, owner, member, stranger, admin, aSharedSpace, roleOf, grantOf, lossesOf } = town;
afterAll(() => town.stop());

describe('granting', () => {
  test('is for owners: members are refused, others find nothing', async () => {
    const space = await aSharedSpace();
    const input = { space: space.id, subject: personSubject(stranger), role: 'reader' } as const;
    await expect(member.client.call(addGrant, input)).rejects.toMatchObject(readOnly);
    await expect(stranger.client.call(addGrant, { ...input, role: 'owner' })).rejects.toMatchObject(notFound);
    const grant = await owner.client.call(addGrant, input);
    expect(grant).toMatchObject({ subjectName: stranger.person.name, role: 'reader', inheritedFrom: null });
    expect(await roleOf(stranger, space.id)).toBe('reader');
    const again = await owner.client.call(addGrant, { ...input, role: 'editor' });
    expect(again.id).toBe(grant.id);
    const { rows } = await server.database.pool.query(
      'select kind, details from audit_log where object = $1 and person = $2 order by id',
      [`spaces/space/${space.id}`, owner.person.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['spaces.grant_added', 'spaces.grant_changed']);
    expect(rows[1].details).toMatchObject({ id: stranger.person.id, role: 'editor' });
  });

  test('reaches org units by today’s positions, with or without the units below, and groups', async () => {
    const above = await anOrgUnit(server);
    const unit = await anOrgUnit(server, { parent: above.id });
    const inUnit = { person: await aPerson(server, { positions: [{ orgUnit: unit.id }] }) };
    const ended = { person: await aPerson(server, { positions: [{ orgUnit: unit.id, until: '2026-11-21' }] }) };
    const space = await aSharedSpace();
    const grantTo = (below: boolean) =>
      owner.client.call(addGrant, {
        space: space.id,
        subject: { kind: 'org-unit', id: above.id, below },
        role: 'editor',
      });
    await grantTo(false);
    expect(await roleOf(inUnit, space.id)).toBeUndefined();
    await grantTo(true);
    expect(await roleOf(inUnit, space.id)).toBe('editor');
    expect(await roleOf(ended, space.id)).toBeUndefined();
    expect((await owner.client.call(listGrants, { space: space.id })).grants).toHaveLength(3);

    const group = await admin.client.call(createGroup, { name: `Gruppe ${space.slug}`, persons: [ended.person.id] });
    const subject = { kind: 'group', id: group.id } as const;
    await owner.client.call(addGrant, { space: space.id, subject, role: 'owner' });
    expect(await roleOf(ended, space.id)).toBe('owner');
  });

  test('refuses subjects that do not exist or have left', async () => {
    const space = await aSharedSpace();
    const left = await aPerson(server, { validUntil: '2026-11-21' });
    for (const subject of [
      { kind: 'person', id: space.id },
      { kind: 'person', id: left.id },
      { kind: 'group', id: space.id },
      { kind: 'org-unit', id: space.id, below: true },
    ] as const) {
      const input = { space: space.id, subject, role: 'reader' } as const;
      await expect(owner.client.call(addGrant, input)).rejects.toMatchObject({ code: 'spaces.subject_not_found' });
      await expect(owner.client.call(previewGrant, input)).rejects.toMatchObject({ code: 'spaces.subject_not_found' });
    }
  });

  test('P7: is inherited by spaces below, but not by closed ones and those under them', async () => {
    const top = await aSharedSpace();
    const child = await aSpace(server, { owner: owner.person.id, parent: top.id, visibility: 'hidden' });
    const grandchild = await aSpace(server, { owner: owner.person.id, parent: child.id, visibility: 'hidden' });
    expect(await roleOf(member, grandchild.id)).toBe('editor');
    await owner.client.call(updateSpace, { space: child.id, revision: 1, inherits: false });
    expect(await roleOf(member, child.id)).toBeUndefined();
    expect(await roleOf(member, grandchild.id)).toBeUndefined();
    expect(await lossesOf(grandchild.id)).toEqual([member.person.id]);
    expect(await lossesOf(top.id)).toEqual([]);
  });

  test('P15: a grant of another space is not found here, not even by the owner of both', async () => {
    const [one, other] = [await aSharedSpace(), await aSharedSpace()];
    const grant = await grantOf(other.id, member);
    await expect(owner.client.call(removeGrant, { space: one.id, grant })).rejects.toMatchObject({
      code: 'spaces.grant_not_found',
    });
    const child = await aSpace(server, { owner: owner.person.id, parent: other.id });
    await expect(owner.client.call(removeGrant, { space: child.id, grant })).rejects.toMatchObject({
      code: 'spaces.grant_not_found',
    });
    expect(await roleOf(member, other.id)).toBe('editor');
    await owner.client.call(removeGrant, { space: other.id, grant });
    expect(await roleOf(member, other.id)).toBeUndefined();
  });

  test('P5: ends with its last day', async () => {
    const space = await aSharedSpace();
    await owner.client.call(addGrant, {
      space: space.id,
      subject: personSubject(stranger),
      role: 'editor',
      until: '2026-11-22',
    });
    expect(await roleOf(stranger, space.id)).toBe('editor');
    clock.set('2026-11-22T23:00:00Z');
    expect(await roleOf(stranger, space.id)).toBeUndefined();
    clock.set('2026-11-22T10:00:00Z');
  });
});

describe('P19: a loss is told', () => {
  test('to each person alone when a position, a group or belonging ends', async () => {
    const unit = await anOrgUnit(server);
    const [inUnit, inGroup, leaver] = [
      await aPerson(server, { positions: [{ orgUnit: unit.id }] }),
      await aPerson(server),
      await aPerson(server),
    ];
    const group = await admin.client.call(createGroup, { name: `G ${unit.code}`, persons: [inGroup.id] });
    const space = await aSpace(server, {
      owner: owner.person.id,
      visibility: 'hidden',
      grants: [
        { subject: { kind: 'org-unit', id: unit.id, below: true }, role: 'reader' },
        { subject: { kind: 'group', id: group.id }, role: 'reader' },
        { subject: { kind: 'person', id: leaver.id }, role: 'reader' },
      ],
    });
    const { people } = server.services;
    await server.database.transaction(async (tx) => {
      await people.setPositions(tx, undefined, inUnit.id, []);
      await people.updatePerson(tx, undefined, leaver.id, { validUntil: '2026-11-21' });
    });
    await admin.client.call(setGroupMembers, { group: group.id, persons: [] });
    expect(await lossesOf(space.id)).toEqual([inUnit.id, leaver.id, inGroup.id]);
  });

  test('when a group is removed with its grants', async () => {
    const someone = await aPerson(server);
    const group = await admin.client.call(createGroup, { name: `H ${someone.id}`, persons: [someone.id] });
    const space = await aSpace(server, {
      owner: owner.person.id,
      grants: [{ subject: { kind: 'group', id: group.id }, role: 'reader' }],
    });
    await admin.client.call(removeGroup, { group: group.id });
    expect(await lossesOf(space.id)).toEqual([someone.id]);
  });

  test('not to who still belongs by another grant', async () => {
    const space = await aSharedSpace();
    const group = await admin.client.call(createGroup, { name: `I ${space.slug}`, persons: [member.person.id] });
    await owner.client.call(addGrant, { space: space.id, subject: { kind: 'group', id: group.id }, role: 'reader' });
    await owner.client.call(removeGrant, { space: space.id, grant: await grantOf(space.id, member) });
    expect(await roleOf(member, space.id)).toBe('reader');
    expect(await lossesOf(space.id)).toEqual([]);
  });

  test('to everybody else when a space that everybody found becomes hidden', async () => {
    const space = await aSharedSpace('open');
    await owner.client.call(updateSpace, { space: space.id, revision: 1, visibility: 'hidden' });
    const lost = await lossesOf(space.id);
    expect(lost).toContain(stranger.person.id);
    expect(lost).not.toContain(member.person.id);
    expect(lost).not.toContain(owner.person.id);
  });
});
