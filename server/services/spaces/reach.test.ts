import { addGrant, createGroup, removeGrant, searchAll, setGroupMembers, updateSpace } from '@kontor/schema';
import { anOrgUnit, aPerson, aSpace, liveClient, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { personSubject, startSpacesTown } from './testing/spaces-town.ts';

const town = await startSpacesTown();
const { server, owner, member, stranger, admin } = town;
afterAll(() => town.stop());

async function currentPosition(): Promise<number> {
  return server.database.transaction((tx) => server.core.events.currentPosition(tx));
}

async function titlesFound(by: SignedInPerson, q: string, type: string): Promise<string[]> {
  return (await by.client.call(searchAll, { q, type: [type] })).hits.map(({ title }) => title);
}

describe('live clients', () => {
  test('get a changed space as they may see it, each their own view', async () => {
    const space = await aSpace(server, { owner: owner.person.id });
    const cursor = await currentPosition();
    const [own, other] = [await liveClient(owner.client, cursor), await liveClient(stranger.client, cursor)];
    await owner.client.call(updateSpace, { space: space.id, revision: 1, name: 'Umbenannt' });
    const isRename = (event: { kind: string; payload: Record<string, unknown> }) =>
      event.kind === 'spaces.space.updated' && event.payload.space === space.id;
    expect((await own.waitFor(isRename)).object).toMatchObject({ name: 'Umbenannt', role: 'owner' });
    expect((await other.waitFor(isRename)).object).toMatchObject({ name: 'Umbenannt', role: null });
    own.close();
    other.close();
  });

  test('P19: hear that a hidden space is gone, nothing of it afterwards, and others never did', async () => {
    const group = await admin.client.call(createGroup, { name: 'Vertraute', persons: [member.person.id] });
    const space = await aSpace(server, {
      owner: owner.person.id,
      visibility: 'hidden',
      grants: [{ subject: { kind: 'group', id: group.id }, role: 'editor' }],
    });
    const cursor = await currentPosition();
    const [lost, other] = [await liveClient(member.client, cursor), await liveClient(stranger.client, cursor)];
    await owner.client.call(updateSpace, { space: space.id, revision: 1, name: 'Erst' });
    await lost.waitFor(({ kind }) => kind === 'spaces.space.updated');
    await admin.client.call(setGroupMembers, { group: group.id, persons: [] });
    const told = await lost.waitFor(({ kind }) => kind === 'spaces.access.lost');
    expect(told.payload).toEqual({ space: space.id, persons: [member.person.id] });
    expect(told.object).toBeNull();
    await owner.client.call(updateSpace, { space: space.id, revision: 2, name: 'Danach' });
    // Something that everybody hears comes after, so what should not come has not come.
    const marker = await aPerson(server);
    const isMarker = (event: { payload: Record<string, unknown> }) => event.payload.person === marker.id;
    await lost.waitFor(isMarker);
    await other.waitFor(isMarker);
    expect(JSON.stringify(lost.events)).not.toContain('Danach');
    expect(JSON.stringify(other.events)).not.toContain(space.id);
    lost.close();
    other.close();
  });

  test('of those who are let in get the space with the change of access', async () => {
    const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
    const live = await liveClient(stranger.client, await currentPosition());
    await owner.client.call(addGrant, { space: space.id, subject: personSubject(stranger), role: 'reader' });
    const event = await live.waitFor(({ kind }) => kind === 'spaces.access.changed');
    expect(event.object).toMatchObject({ id: space.id, role: 'reader', canLeave: true });
    live.close();
  });
});

describe('search', () => {
  test('finds findable spaces for everybody, hidden ones for members, and none a moment after access is gone', async () => {
    const open = await aSpace(server, { owner: owner.person.id, name: 'Quartiersgarten offen' });
    const hidden = await aSpace(server, {
      owner: owner.person.id,
      visibility: 'hidden',
      name: 'Quartiersgarten geheim',
      grants: [{ subject: personSubject(member), role: 'reader' }],
    });
    const found = async (by: SignedInPerson) => (await titlesFound(by, 'Quartiersgarten', 'space')).toSorted();
    await expect.poll(() => found(member)).toEqual([hidden.name, open.name]);
    expect(await found(stranger)).toEqual([open.name]);
    expect(await found(admin)).toEqual([open.name]);
    const { rows } = await server.database.pool.query('select id from spaces_grants where space = $1 and person = $2', [
      hidden.id,
      member.person.id,
    ]);
    await owner.client.call(removeGrant, { space: hidden.id, grant: rows[0].id });
    expect(await found(member)).toEqual([open.name]);
    await owner.client.call(updateSpace, { space: open.id, revision: 1, visibility: 'hidden' });
    await expect.poll(() => found(stranger), { timeout: 1000 }).toEqual([]);
  });

  test('finds org units by abbreviation, task and the name of who leads them', async () => {
    const unit = await anOrgUnit(server, {
      name: 'Fachdienst Wohnraumsicherung',
      abbreviation: 'WRS',
      tasks: ['Zweckentfremdungsverbot'],
    });
    await aPerson(server, {
      givenName: 'Xaveria',
      familyName: 'Xylander',
      positions: [{ orgUnit: unit.id, lead: true }],
    });
    for (const text of ['Xylander', 'WRS', 'Zweckentfremdungsverbot', unit.code]) {
      await expect.poll(() => titlesFound(stranger, text, 'org-unit')).toContain(unit.name);
    }
  });
});
