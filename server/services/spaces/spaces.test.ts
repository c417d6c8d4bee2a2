import { newId } from '@kontor/base';
import {
  archiveSpace,
  createSpace,
  getSpace,
  listGrants,
  listSpaces,
  listSpacesForAdministration,
  resolveLinks,
  updateSpace,
} from '@kontor/schema';
import { aPerson, aSpace } from '@kontor/server/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { notFound, personSubject, readOnly, startSpacesTown } from './testing/spaces-town.ts';

const town = await startSpacesTown();
const { server, owner, member, stranger, admin } = town;
afterAll(() => town.stop());

const ofMember = { subject: personSubject(member), role: 'editor' } as const;
const slug = () => `s-${newId().slice(-10)}`;

async function listIds(of: typeof owner): Promise<string[]> {
  return (await of.client.call(listSpaces, {})).spaces.map(({ id }) => id);
}

describe('P12: who sees a space', () => {
  test('hidden ones do not exist for others, administrators included: not by id, slug, list, card or grants', async () => {
    const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants: [ofMember] });
    for (const other of [stranger, admin]) {
      await expect(other.client.call(getSpace, { space: space.id })).rejects.toMatchObject(notFound);
      await expect(other.client.call(getSpace, { space: space.slug })).rejects.toMatchObject(notFound);
      await expect(other.client.call(listGrants, { space: space.id })).rejects.toMatchObject(notFound);
      expect(await listIds(other)).not.toContain(space.id);
      const { cards } = await other.client.call(resolveLinks, { refs: [`spaces/space/${space.id}`] });
      expect(cards).toEqual([]);
    }
    const unknown = await stranger.client.call(getSpace, { space: newId() }).catch((error) => error);
    const hidden = await stranger.client.call(getSpace, { space: space.id }).catch((error) => error);
    expect(hidden.message).toBe(unknown.message);
    expect(await member.client.call(getSpace, { space: space.slug })).toMatchObject({ id: space.id, role: 'editor' });
    const { cards } = await member.client.call(resolveLinks, { refs: [`spaces/space/${space.id}`] });
    expect(cards).toMatchObject([{ title: space.name, path: `/spaces/${space.slug}`, state: null }]);
  });

  test('open ones and those on request are found by everybody, but their grants are for members', async () => {
    for (const visibility of ['open', 'on-request'] as const) {
      const space = await aSpace(server, { owner: owner.person.id, visibility, grants: [ofMember] });
      expect(await stranger.client.call(getSpace, { space: space.id })).toMatchObject({
        role: null,
        requested: false,
        canLeave: false,
      });
      expect(await listIds(stranger)).toContain(space.id);
      await expect(stranger.client.call(listGrants, { space: space.id })).rejects.toMatchObject(notFound);
      expect((await member.client.call(listGrants, { space: space.id })).grants).toHaveLength(2);
    }
  });

  test('P13: a hidden space above is not named to those who may not see it', async () => {
    const above = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
    const space = await aSpace(server, { owner: owner.person.id, parent: above.id, grants: [ofMember] });
    expect((await member.client.call(getSpace, { space: space.id })).parent).toBeNull();
    expect((await owner.client.call(getSpace, { space: space.id })).parent).toBe(above.id);
    const sourcesFor = async (of: typeof owner) =>
      new Set((await of.client.call(listGrants, { space: space.id })).grants.map((grant) => grant.inheritedFrom));
    expect(await sourcesFor(member)).toEqual(new Set([null, '']));
    expect(await sourcesFor(owner)).toEqual(new Set([null, above.slug]));
    expect(JSON.stringify(await member.client.call(listSpaces, {}))).not.toContain(above.id);
  });

  test('administrators see names and owners of findable spaces, and hidden ones as a number', async () => {
    const before = await admin.client.call(listSpacesForAdministration, {});
    const open = await aSpace(server, { owner: owner.person.id });
    const hidden = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', name: 'Geheimsache' });
    const after = await admin.client.call(listSpacesForAdministration, {});
    expect(after.hidden).toBe(before.hidden + 1);
    expect(JSON.stringify(after)).not.toContain(hidden.name);
    expect(after.spaces.find(({ id }) => id === open.id)?.owners).toEqual([
      { id: owner.person.id, name: owner.person.name },
    ]);
    await expect(owner.client.call(listSpacesForAdministration, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('P14: who changes a space', () => {
  test('everybody may found one and owns it', async () => {
    const made = await stranger.client.call(createSpace, { slug: slug(), name: 'Radverkehr' });
    expect(made).toMatchObject({ visibility: 'open', inherits: true, parent: null, role: 'owner', canLeave: true });
    await expect(owner.client.call(createSpace, { slug: made.slug, name: 'X' })).rejects.toMatchObject({
      code: 'spaces.slug_taken',
    });
  });

  test('below another one only its owners may found one', async () => {
    const open = await aSpace(server, { owner: owner.person.id, grants: [ofMember] });
    const hidden = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
    const found = (by: typeof owner, parent: string) =>
      by.client.call(createSpace, { slug: slug(), name: 'X', parent });
    await expect(found(member, open.id)).rejects.toMatchObject(readOnly);
    await expect(found(member, hidden.id)).rejects.toMatchObject(notFound);
    expect(await found(owner, open.id)).toMatchObject({ parent: open.id });
    await owner.client.call(archiveSpace, { space: open.id, archived: true });
    await expect(found(owner, open.id)).rejects.toMatchObject({ code: 'spaces.archived' });
  });

  test('a change keeps what it leaves out: a hidden space stays hidden', async () => {
    const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants: [ofMember] });
    const update = (by: typeof owner, revision = 1) =>
      by.client.call(updateSpace, { space: space.id, revision, name: 'Neu' });
    await expect(update(member)).rejects.toMatchObject(readOnly);
    await expect(update(stranger)).rejects.toMatchObject(notFound);
    const changed = await update(owner);
    expect(changed).toMatchObject({ ...space, name: 'Neu', revision: 2 });
    await expect(update(owner)).rejects.toMatchObject({ status: 409, code: 'spaces.changed' });
  });

  test('moving needs both spaces, makes no cycle and takes no slug', async () => {
    const own = await aSpace(server, { owner: owner.person.id });
    const child = await aSpace(server, { owner: owner.person.id, parent: own.id });
    const foreign = await aSpace(server, { owner: member.person.id });
    const hidden = await aSpace(server, { owner: member.person.id, visibility: 'hidden' });
    const move = (space: string, parent: string) => owner.client.call(updateSpace, { space, revision: 1, parent });
    await expect(move(own.id, child.id)).rejects.toMatchObject({ code: 'spaces.cycle' });
    await expect(move(own.id, own.id)).rejects.toMatchObject({ code: 'spaces.cycle' });
    await expect(move(child.id, foreign.id)).rejects.toMatchObject(readOnly);
    await expect(move(child.id, hidden.id)).rejects.toMatchObject(notFound);
    await expect(
      owner.client.call(updateSpace, { space: child.id, revision: 1, slug: foreign.slug }),
    ).rejects.toMatchObject({ code: 'spaces.slug_taken' });
  });

  test('P8: an archived one is read by everybody and brought back by its owner alone', async () => {
    const space = await aSpace(server, { owner: owner.person.id, grants: [ofMember] });
    const archive = (by: typeof owner, archived: boolean) =>
      by.client.call(archiveSpace, { space: space.id, archived });
    await expect(archive(member, true)).rejects.toMatchObject(readOnly);
    expect((await archive(owner, true)).archivedAt).not.toBeNull();
    expect(await archive(owner, true)).toMatchObject({ revision: 2 });
    await expect(owner.client.call(updateSpace, { space: space.id, revision: 2, name: 'Neu' })).rejects.toMatchObject({
      code: 'spaces.archived',
    });
    const can = (action: 'read' | 'edit' | 'manage') =>
      server.database.transaction((tx) =>
        server.services.permissions.can(tx, owner.actor, action, { space: space.id }),
      );
    expect([await can('read'), await can('edit'), await can('manage')]).toEqual([true, false, false]);
    await expect(archive(member, false)).rejects.toMatchObject(readOnly);
    expect((await archive(owner, false)).archivedAt).toBeNull();
    expect(await can('manage')).toBe(true);
  });

  test('P9: the administrator role gives nothing in a space', async () => {
    const space = await aSpace(server, { owner: owner.person.id });
    const { permissions } = server.services;
    await server.database.transaction(async (tx) => {
      expect(await permissions.can(tx, admin.actor, 'read', { space: space.id })).toBe(false);
      expect(await permissions.can(tx, admin.actor, 'manage', { organisation: true })).toBe(true);
      expect(await permissions.can(tx, owner.actor, 'manage', { organisation: true })).toBe(false);
      expect(await permissions.can(tx, owner.actor, 'read', { space: 'no id' })).toBe(false);
      expect((await permissions.tokensOf(tx, admin.actor)).has('administrators')).toBe(true);
      // P11: a session with fewer roles than the account.
      const limited = { ...admin.actor, roles: new Set<never>() };
      expect((await permissions.tokensOf(tx, limited)).has('administrators')).toBe(false);
    });
    await expect(admin.client.call(updateSpace, { space: space.id, revision: 1, name: 'X' })).rejects.toMatchObject(
      readOnly,
    );
  });
});

test('P2: who has left sees no space any more, and nobody can invite them', async () => {
  const left = await aPerson(server, { validUntil: '2020-01-01' });
  const space = await aSpace(server, {
    owner: owner.person.id,
    grants: [{ subject: { kind: 'person', id: left.id }, role: 'owner' }],
  });
  const { permissions } = server.services;
  await server.database.transaction(async (tx) => {
    expect(await permissions.findRole(tx, left.id, space.id)).toBeUndefined();
    expect((await permissions.findTokens(tx, [left.id])).get(left.id)).toEqual(new Set([`person:${left.id}`]));
  });
});
