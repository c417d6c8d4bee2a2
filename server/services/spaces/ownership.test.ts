import { addGrant, handOverSpace, leaveSpace, removeGrant, updateSpace } from '@kontor/schema';
import { anOrgUnit, aPerson, aSpace, manualClock } from '@kontor/server/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { notFound, personSubject, readOnly, startSpacesTown } from './testing/spaces-town.ts';

const clock = manualClock('2026-11-22T10:00:00Z');
const town = await startSpacesTown({ clock });
const { server, owner, member, stranger, admin, aSharedSpace, roleOf, grantOf, lossesOf } = town;
afterAll(() => town.stop());

const lastOwner = { status: 409, code: 'spaces.last_owner' };

describe('P16: the last owner', () => {
  test('cannot be removed, leave, step down or be given an end', async () => {
    const space = await aSharedSpace();
    const grant = await grantOf(space.id, owner);
    const change = { space: space.id, subject: personSubject(owner) };
    await expect(owner.client.call(removeGrant, { space: space.id, grant })).rejects.toMatchObject(lastOwner);
    await expect(owner.client.call(leaveSpace, { space: space.id })).rejects.toMatchObject(lastOwner);
    await expect(owner.client.call(addGrant, { ...change, role: 'editor' })).rejects.toMatchObject(lastOwner);
    await expect(owner.client.call(addGrant, { ...change, role: 'owner', until: '2027-01-01' })).rejects.toMatchObject(
      lastOwner,
    );
    expect(await roleOf(owner, space.id)).toBe('owner');
  });

  test('of a space below cannot be taken away from above', async () => {
    const top = await aSharedSpace();
    const child = await aSpace(server, { owner: owner.person.id, parent: top.id });
    await server.database.pool.query('delete from spaces_grants where space = $1', [child.id]);
    expect(await roleOf(owner, child.id)).toBe('owner');
    await expect(
      owner.client.call(updateSpace, { space: child.id, revision: 1, inherits: false }),
    ).rejects.toMatchObject(lastOwner);
    await expect(owner.client.call(updateSpace, { space: child.id, revision: 1, parent: null })).rejects.toMatchObject(
      lastOwner,
    );
  });

  test('does not count who has left or whose position has ended', async () => {
    const unit = await anOrgUnit(server);
    await aPerson(server, { positions: [{ orgUnit: unit.id, until: '2026-11-21' }] });
    const left = await aPerson(server, { validUntil: '2026-11-21' });
    const space = await aSpace(server, {
      owner: owner.person.id,
      grants: [
        { subject: { kind: 'org-unit', id: unit.id, below: true }, role: 'owner' },
        { subject: { kind: 'person', id: left.id }, role: 'owner' },
      ],
    });
    await expect(owner.client.call(leaveSpace, { space: space.id })).rejects.toMatchObject(lastOwner);
  });

  test('P18: two owners who remove each other at once: one stays', async () => {
    const space = await aSharedSpace();
    await owner.client.call(addGrant, { space: space.id, subject: personSubject(member), role: 'owner' });
    const [ofOwner, ofMember] = [await grantOf(space.id, owner), await grantOf(space.id, member)];
    const both = await Promise.allSettled([
      owner.client.call(removeGrant, { space: space.id, grant: ofMember }),
      member.client.call(removeGrant, { space: space.id, grant: ofOwner }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const roles = [await roleOf(owner, space.id), await roleOf(member, space.id)];
    expect(roles.filter((role) => role === 'owner')).toHaveLength(1);
  });

  test('two owners who leave at once: one stays', async () => {
    const space = await aSharedSpace();
    await owner.client.call(addGrant, { space: space.id, subject: personSubject(member), role: 'owner' });
    const both = await Promise.allSettled(
      [owner, member].map((one) => one.client.call(leaveSpace, { space: space.id })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('leaving', () => {
  test('gives the own grant back, and only that', async () => {
    const space = await aSharedSpace();
    await member.client.call(leaveSpace, { space: space.id });
    expect(await roleOf(member, space.id)).toBeUndefined();
    await expect(member.client.call(leaveSpace, { space: space.id })).rejects.toMatchObject(notFound);
    const open = await aSharedSpace('open');
    await expect(stranger.client.call(leaveSpace, { space: open.id })).rejects.toMatchObject({
      code: 'spaces.grant_not_found',
    });
  });
});

describe('P17: handing over', () => {
  test('makes somebody else the owner in the own place, audited', async () => {
    const space = await aSharedSpace();
    const handOver = (by: typeof owner, to: string) => by.client.call(handOverSpace, { space: space.id, to });
    await expect(handOver(member, member.person.id)).rejects.toMatchObject(readOnly);
    await expect(handOver(stranger, stranger.person.id)).rejects.toMatchObject(notFound);
    await expect(handOver(admin, member.person.id)).rejects.toMatchObject(notFound);
    const left = await aPerson(server, { validUntil: '2026-11-21' });
    await expect(handOver(owner, left.id)).rejects.toMatchObject({ code: 'spaces.subject_not_found' });
    await handOver(owner, owner.person.id);
    expect(await roleOf(owner, space.id)).toBe('owner');
    await handOver(owner, stranger.person.id);
    expect([await roleOf(owner, space.id), await roleOf(stranger, space.id)]).toEqual(['editor', 'owner']);
    await stranger.client.call(handOverSpace, { space: space.id, to: member.person.id, keepRole: null });
    expect(await roleOf(stranger, space.id)).toBeUndefined();
    expect(await lossesOf(space.id)).toEqual([stranger.person.id]);
    const { rows } = await server.database.pool.query(
      "select details->>'to' as heir from audit_log where kind = 'spaces.handed_over' and object = $1 order by id",
      [`spaces/space/${space.id}`],
    );
    expect(rows.map(({ heir }) => heir)).toEqual([stranger.person.id, member.person.id]);
  });

  test('of a space without owners is the administrators’, but never to themselves', async () => {
    const space = await aSharedSpace('open');
    const handOver = (to: string) => admin.client.call(handOverSpace, { space: space.id, to });
    await expect(handOver(member.person.id)).rejects.toMatchObject(readOnly);
    await server.database.pool.query('delete from spaces_grants where space = $1 and person = $2', [
      space.id,
      owner.person.id,
    ]);
    await expect(handOver(admin.person.id)).rejects.toMatchObject(readOnly);
    await handOver(member.person.id);
    expect(await roleOf(member, space.id)).toBe('owner');
    expect(await roleOf(admin, space.id)).toBeUndefined();
  });
});
