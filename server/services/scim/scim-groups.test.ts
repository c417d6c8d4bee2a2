import { addGrant, createGroup, getSpace } from '@kontor/schema';
import { aPerson, aSignedInPerson, aSpace } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../accounts/testing/accounts-town.ts';
import { aScimClient, patchOf } from './testing/scim-caller.ts';
import { type ScimTown, startScimTown, typeOf } from './testing/scim-town.ts';

let town: ScimTown;

beforeAll(async () => {
  town = await startScimTown();
});
afterAll(() => town?.server.stop());

describe('groups', () => {
  test('are groups of Kontor, to which spaces are granted: membership opens and closes them', async () => {
    const owner = await aSignedInPerson(town.server);
    const space = await aSpace(town.server, { owner: owner.person.id, visibility: 'hidden' });
    const [user, other] = [await town.made(), await town.made()];
    const own = await town.group('Projekt', [other]);
    await owner.client.call(addGrant, {
      space: space.id,
      subject: { kind: 'group', id: own.id },
      role: 'reader',
      until: null,
    });
    const session = await town.sessionOf(user.id);
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBe('spaces.not_found');
    const added = await town.idp.call(
      'PATCH',
      `/Groups/${own.id}`,
      patchOf({ op: 'Add', path: 'members', value: [{ value: user.id }] }),
    );
    expect(added.body.members.map(({ value }: { value: string }) => value).sort()).toEqual([user.id, other.id].sort());
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBeUndefined();
    expect((await town.idp.call('GET', `/Users/${user.id}`)).body.groups).toMatchObject([
      { value: own.id, display: 'Projekt' },
    ]);
    await town.idp.call(
      'PATCH',
      `/Groups/${own.id}`,
      patchOf({ op: 'remove', path: `members[value eq "${user.id}"]` }),
    );
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBe('spaces.not_found');
    // Deleted, it gives nobody anything; it comes back with what was granted to it.
    expect((await town.idp.call('DELETE', `/Groups/${own.id}`)).status).toBe(204);
    expect((await town.idp.call('GET', `/Groups/${own.id}`)).status).toBe(404);
    expect(await town.membersOf(own.id)).toEqual([]);
    const back = await town.group('Projekt', [user]);
    expect(back.id).toBe(own.id);
    expect(await codeOf(session.call(getSpace, { space: space.id }))).toBeUndefined();
  });

  test('are found, with or without members', async () => {
    const [a, b] = [await town.made(), await town.made()];
    const own = await town.group('Such und Find', [a]);
    const list = (query: string) => town.idp.call('GET', `/Groups?${query}`);
    const named = await list(
      `filter=${encodeURIComponent('displayName eq "such UND find"')}&excludedAttributes=members`,
    );
    expect(named.body).toMatchObject({ totalResults: 1, Resources: [{ id: own.id }] });
    expect(named.body.Resources[0]).not.toHaveProperty('members');
    const has = async (person: string) =>
      (await list(`filter=${encodeURIComponent(`id eq "${own.id}" and members eq "${person}"`)}`)).body.totalResults;
    expect([await has(a.id), await has(b.id)]).toEqual([1, 0]);
    const within = await list(`filter=${encodeURIComponent(`members[value eq "${a.id}"]`)}&attributes=displayName`);
    expect(within.body.Resources).toEqual([{ schemas: own.schemas, id: own.id, displayName: 'Such und Find' }]);
    const bare = await town.idp.call('GET', `/Groups/${own.id}?excludedAttributes=members`);
    expect(bare.body).not.toHaveProperty('members');
    expect(typeOf(await list('filter=meta.version%20pr'))).toEqual([400, 'invalidFilter']);
  });

  test('change by PUT and PATCH, renamed with their name, by version', async () => {
    const [a, b] = [await town.made(), await town.made()];
    const own = await town.group('Alter Name', [a]);
    const renamed = await town.idp.call(
      'PATCH',
      `/Groups/${own.id}`,
      patchOf({ op: 'replace', value: { id: own.id, displayName: 'Neuer Name' } }),
    );
    expect(renamed.body).toMatchObject({ id: own.id, displayName: 'Neuer Name', members: [{ value: a.id }] });
    expect(renamed.body.meta.version).not.toBe(own.meta.version);
    const shouted = patchOf({ op: 'Remove', path: 'members', value: [{ value: a.id.toUpperCase() }] });
    const emptied = await town.idp.call('PATCH', `/Groups/${own.id}`, shouted);
    expect(emptied.body.members).toEqual([]);
    const put = { displayName: 'Neuer Name', members: [{ value: b.id }] };
    expect((await town.idp.call('PUT', `/Groups/${own.id}`, put, { 'if-match': own.meta.version })).status).toBe(412);
    expect(
      (await town.idp.call('PUT', `/Groups/${own.id}`, put, { 'if-match': emptied.body.meta.version })).body.members,
    ).toMatchObject([{ value: b.id }]);
    expect((await town.idp.call('PUT', `/Groups/${own.id}`, { displayName: 'Neuer Name' })).body.members).toHaveLength(
      1,
    );
    expect(
      (await town.idp.call('PUT', `/Groups/${own.id}`, { displayName: 'Neuer Name', members: [] })).body.members,
    ).toEqual([]);
  });

  test('parallel changes of members all count', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => town.made()));
    const own = await town.group('Zugleich', people.slice(0, 4));
    const add = people.slice(4).map(({ id }) => patchOf({ op: 'add', path: 'members', value: [{ value: id }] }));
    const remove = people.slice(0, 4).map(({ id }) => patchOf({ op: 'remove', path: `members[value eq "${id}"]` }));
    await Promise.all([...add, ...remove].map((body) => town.idp.call('PATCH', `/Groups/${own.id}`, body)));
    expect((await town.membersOf(own.id)).sort()).toEqual(
      people
        .slice(4)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('take no strangers, and leave alone what was made by hand', async () => {
    const byHand = await aPerson(town.server);
    const foreign = await town.made({}, await aScimClient(town.admin.client, { name: 'Nachbar' }));
    for (const value of [byHand.id, foreign.id, 'x', '', { a: 1 }, '00000000-0000-7000-8000-000000000000']) {
      const answer = await town.idp.call('POST', '/Groups', { displayName: 'Fremd', members: [{ value }] });
      expect(typeOf(answer)).toEqual([400, 'invalidValue']);
    }
    const byHandGroup = await town.admin.client.call(createGroup, { name: 'Von Hand', persons: [byHand.id] });
    expect((await town.idp.call('GET', `/Groups/${byHandGroup.id}`)).status).toBe(404);
    expect(typeOf(await town.idp.call('POST', '/Groups', { displayName: 'von hand' }))).toEqual([409, 'uniqueness']);
    const user = await town.made();
    const own = await town.group('Gemischt', [user]);
    await town.inTx((tx) => town.server.services.people.putGroup(tx, { id: own.id, persons: [user.id, byHand.id] }));
    expect((await town.idp.call('GET', `/Groups/${own.id}`)).body.members).toHaveLength(1);
    await town.idp.call('PUT', `/Groups/${own.id}`, { displayName: 'Gemischt', members: [] });
    expect(await town.membersOf(own.id)).toEqual([byHand.id]);
    expect(
      typeOf(
        await town.idp.call(
          'PATCH',
          `/Groups/${own.id}`,
          patchOf({ op: 'replace', path: 'displayName', value: 'Von Hand' }),
        ),
      ),
    ).toEqual([409, 'uniqueness']);
    expect(typeOf(await town.idp.call('POST', '/Groups', { members: [] }))).toEqual([400, 'invalidValue']);
  });
});
