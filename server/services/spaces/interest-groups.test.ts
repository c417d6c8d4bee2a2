import {
  addGrant,
  archiveSpace,
  createSpace,
  decideJoinRequest,
  defaultPolicies,
  getPolicies,
  getSpace,
  joinSpace,
  leaveSpace,
  listJoinRequests,
  listNotifications,
  listSpaceMembers,
  listSpaces,
  requestToJoin,
  resolveLinks,
  type SpaceVisibility,
  setPolicies,
  updateSpace,
} from '@kontor/schema';
import { aSignedInPerson, manualClock, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { personSubject, readOnly, type SpacesTown, startSpacesTown } from './testing/spaces-town.ts';

const day = 24 * 60 * 60_000;
const clock = manualClock(new Date());
const standsAlone = { code: 'spaces.group_stands_alone' };
const notFound = { code: 'spaces.not_found' };

let town: SpacesTown;
beforeAll(async () => {
  town = await startSpacesTown({ clock });
});
afterAll(() => town.stop());

let made = 0;
function found(founder: SignedInPerson, visibility: SpaceVisibility = 'open') {
  made += 1;
  const group = { slug: `laufgruppe-${made}`, name: `Laufgruppe ${made}`, visibility, topics: ['Laufen', 'Sport'] };
  return founder.client.call(createSpace, { ...group, kind: 'interest' });
}

/** Runs the nightly job and waits for its end. */
async function keepGroups(): Promise<void> {
  const { core, database } = town.server;
  await database.transaction((tx) => core.jobs.enqueue(tx, { name: 'spaces.keep_groups', data: z.object({}) }, {}));
  const waiting = "select count(*) as jobs from pgboss.job where name = 'spaces.keep_groups' and state <> 'completed'";
  await expect
    .poll(async () => Number((await database.pool.query(waiting)).rows[0]?.jobs), { timeout: 30_000 })
    .toBe(0);
}

async function kindsFor(of: SignedInPerson, space: string): Promise<string[]> {
  const { notifications } = await of.client.call(listNotifications, {});
  return notifications.filter(({ ref }) => ref === `spaces/space/${space}`).map(({ kind }) => kind);
}

describe('an interest group', () => {
  test('is founded by anybody, who owns it, and is marked as one wherever it is shown', async () => {
    const group = await found(town.stranger);
    expect(group).toMatchObject({ kind: 'interest', topics: ['Laufen', 'Sport'], role: 'owner', inherits: false });
    const { spaces } = await town.member.client.call(listSpaces, {});
    expect(spaces.find(({ id }) => id === group.id)).toMatchObject({ kind: 'interest', role: null });
    const { cards } = await town.member.client.call(resolveLinks, { refs: [`spaces/space/${group.id}`] });
    expect(cards[0]?.state).toBe('interest-group');
  });

  test('is not founded where the organisation does not want it; those there are stay', async () => {
    const group = await found(town.owner);
    const decide = async (interestGroups: 'everybody' | 'nobody') => {
      const { revision } = await town.admin.client.call(getPolicies, {});
      await town.admin.client.call(setPolicies, { ...defaultPolicies, interestGroups, revision });
    };
    await decide('nobody');
    await expect(found(town.owner)).rejects.toMatchObject({ status: 403, code: 'spaces.groups_off' });
    expect(await town.member.client.call(joinSpace, { space: group.id })).toMatchObject({ role: 'editor' });
    await town.owner.client.call(createSpace, { slug: 'arbeit', name: 'Arbeit' });
    await decide('everybody');
  });

  test('stands alone: below nothing, above nothing, never hidden, and stays of its kind', async () => {
    const work = await town.aSharedSpace('open');
    const group = await found(town.owner);
    const { client } = town.owner;
    const given = { slug: 'x-y', name: 'X', kind: 'interest' } as const;
    await expect(client.call(createSpace, { ...given, parent: work.id })).rejects.toMatchObject(standsAlone);
    await expect(client.call(createSpace, { ...given, visibility: 'hidden' })).rejects.toMatchObject(standsAlone);
    await expect(client.call(createSpace, { ...given, kind: 'work', parent: group.id })).rejects.toMatchObject(
      standsAlone,
    );
    const change = { space: group.id, revision: group.revision };
    await expect(client.call(updateSpace, { ...change, parent: work.id })).rejects.toMatchObject(standsAlone);
    await expect(client.call(updateSpace, { ...change, visibility: 'hidden' })).rejects.toMatchObject(standsAlone);
    await expect(
      client.call(updateSpace, { space: work.id, revision: work.revision, parent: group.id }),
    ).rejects.toMatchObject(standsAlone);
    const changed = await client.call(updateSpace, { ...change, inherits: true, topics: ['Radfahren'] });
    expect(changed).toMatchObject({ kind: 'interest', inherits: false, topics: ['Radfahren'] });
    // The database holds to it, too, whatever the program does.
    const raw = town.server.database.pool.query('update spaces_spaces set parent = $1 where id = $2', [
      work.id,
      group.id,
    ]);
    await expect(raw).rejects.toThrow(/check constraint/);
  });

  test('has no channel to offices: persons alone are invited', async () => {
    const group = await found(town.owner);
    const { services, database } = town.server;
    const unit = await database.transaction((tx) =>
      services.people.createOrgUnit(tx, undefined, {
        ...{ code: 'X9', name: 'Amt', parent: null },
        ...{ abbreviation: null, place: null, tasks: [] },
      }),
    );
    const invite = (subject: Parameters<typeof personSubject>[0] | { kind: 'org-unit'; id: string; below: boolean }) =>
      town.owner.client.call(addGrant, {
        space: group.id,
        role: 'editor',
        subject: 'person' in subject ? personSubject(subject) : subject,
      });
    await expect(invite({ kind: 'org-unit', id: unit.id, below: true })).rejects.toMatchObject({
      code: 'spaces.group_of_persons',
    });
    await invite(town.member);
    expect(await town.roleOf(town.member, group.id)).toBe('editor');
  });

  test('open: joined and left with one press, and everybody sees who is there', async () => {
    const group = await found(town.owner);
    expect((await town.stranger.client.call(listSpaceMembers, { space: group.id })).found).toBe(1);
    expect(await town.stranger.client.call(joinSpace, { space: group.id })).toMatchObject({ canLeave: true });
    await town.stranger.client.call(leaveSpace, { space: group.id });
    expect(await town.roleOf(town.stranger, group.id)).toBeUndefined();
  });

  test('closed: owners let people in, and only members know who is there', async () => {
    const group = await found(town.owner, 'on-request');
    await expect(town.stranger.client.call(joinSpace, { space: group.id })).rejects.toMatchObject({ status: 403 });
    await expect(town.stranger.client.call(listSpaceMembers, { space: group.id })).rejects.toMatchObject(notFound);
    await town.stranger.client.call(requestToJoin, { space: group.id });
    const { requests } = await town.owner.client.call(listJoinRequests, { space: group.id });
    await town.owner.client.call(decideJoinRequest, { space: group.id, request: requests[0]?.id ?? '', accept: true });
    expect((await town.stranger.client.call(listSpaceMembers, { space: group.id })).found).toBe(2);
  });
});

describe('when people leave', () => {
  test('the last owner leaves it to whoever has been there longest, who is told', async () => {
    const group = await found(town.owner);
    await town.stranger.client.call(joinSpace, { space: group.id });
    await town.member.client.call(joinSpace, { space: group.id });
    await town.owner.client.call(leaveSpace, { space: group.id });
    expect(await town.roleOf(town.stranger, group.id)).toBe('owner');
    expect(await town.roleOf(town.member, group.id)).toBe('editor');
    expect(await town.roleOf(town.owner, group.id)).toBeUndefined();
    expect(await kindsFor(town.stranger, group.id)).toContain('spaces.group_heir');
  });

  test('the last member ends it: it is archived, and nobody is locked in', async () => {
    const group = await found(town.owner);
    await town.owner.client.call(leaveSpace, { space: group.id });
    expect((await town.member.client.call(getSpace, { space: group.id })).archivedAt).not.toBeNull();
    await expect(town.member.client.call(joinSpace, { space: group.id })).rejects.toMatchObject({ status: 409 });
  });

  test('a space for work is still not left by its last owner', async () => {
    const work = await town.aSharedSpace();
    await expect(town.owner.client.call(leaveSpace, { space: work.id })).rejects.toMatchObject({
      code: 'spaces.last_owner',
    });
  });

  test('who leaves the organisation leaves the group to the others over night', async () => {
    const leaver = await aSignedInPerson(town.server);
    const group = await found(leaver);
    await town.member.client.call(joinSpace, { space: group.id });
    await town.server.database.transaction((tx) =>
      town.server.services.people.updatePerson(tx, undefined, leaver.person.id, { validUntil: '2020-01-01' }),
    );
    await keepGroups();
    expect(await town.roleOf(town.member, group.id)).toBe('owner');
  });
});

describe('what stays empty', () => {
  test('is told of after a quarter and archived two weeks later; who joins keeps it', async () => {
    const [lonely, lucky] = [await found(town.owner), await found(town.owner)];
    const work = await town.server.database.transaction((tx) =>
      town.server.services.spaces.create(tx, undefined, {
        slug: 'allein',
        name: 'Allein',
        visibility: 'open',
        owner: town.owner.person.id,
      }),
    );
    await keepGroups();
    await pass(89);
    await keepGroups();
    expect(await kindsFor(town.owner, lonely.id)).not.toContain('spaces.group_fading');
    await pass(2);
    await keepGroups();
    expect(await kindsFor(town.owner, lonely.id)).toContain('spaces.group_fading');
    await town.server.database.transaction((tx) =>
      town.server.services.spaces.grant(tx, undefined, lucky.id, personSubject(town.member), 'editor'),
    );
    await pass(15);
    await keepGroups();
    const archivedOf = async (space: string) =>
      (await town.server.database.pool.query('select archived_at from spaces_spaces where id = $1', [space])).rows[0]
        ?.archived_at;
    expect(await archivedOf(lonely.id)).not.toBeNull();
    expect(await archivedOf(lucky.id)).toBeNull();
    expect(await archivedOf(work.id)).toBeNull();
    await town.owner.client.call(archiveSpace, { space: lonely.id, archived: false });
    await keepGroups();
    expect(await archivedOf(lonely.id)).toBeNull();
  });

  /** Moves the clock without ending the sessions, which are not what is tested. */
  async function pass(days: number): Promise<void> {
    clock.advance(days * day);
    const { pool } = town.server.database;
    await pool.query(
      "update accounts_sessions set last_seen_at = $1, expires_at = $1::timestamptz + interval '90 days'",
      [clock.now()],
    );
  }

  test('all groups can go without touching a space for work', async () => {
    const { pool } = town.server.database;
    const works = "select count(*)::int as works from spaces_spaces where kind = 'work'";
    const before = (await pool.query(works)).rows[0];
    await pool.query("delete from spaces_spaces where kind = 'interest'");
    expect((await pool.query(works)).rows[0]).toEqual(before);
  });
});

test('strangers do not run a group', async () => {
  const group = await found(town.owner);
  const change = { space: group.id, revision: group.revision, name: 'Meine' };
  await expect(town.stranger.client.call(updateSpace, change)).rejects.toMatchObject(readOnly);
});
