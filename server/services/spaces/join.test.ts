import { isoDate } from '@kontor/base';
import {
  archiveSpace,
  decideJoinRequest,
  getSpace,
  joinSpace,
  listJoinRequests,
  listNotifications,
  removeAbsence,
  requestToJoin,
  type SpaceVisibility,
  setAbsence,
} from '@kontor/schema';
import { aSignedInPerson, aSpace, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let owner: Awaited<ReturnType<typeof aSignedInPerson>>;
let member: Awaited<ReturnType<typeof aSignedInPerson>>;
let asker: Awaited<ReturnType<typeof aSignedInPerson>>;

beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
  owner = await aSignedInPerson(server);
  member = await aSignedInPerson(server);
  asker = await aSignedInPerson(server, { givenName: 'Aylin', familyName: 'Anfrage' });
});
afterAll(() => server?.stop());

const notFound = { status: 404, code: 'spaces.not_found' };
const readOnly = { status: 403, code: 'spaces.read_only' };

const aSpaceOf = (visibility: SpaceVisibility) =>
  aSpace(server, {
    owner: owner.person.id,
    visibility,
    grants: [{ subject: { kind: 'person', id: member.person.id }, role: 'reader' }],
  });

async function ask(space: string, note = ''): Promise<string> {
  await asker.client.call(requestToJoin, { space, note });
  const { requests } = await owner.client.call(listJoinRequests, { space });
  return requests[0]?.id ?? '';
}

/** Kinds of what somebody's inbox holds about the space, the newest first. */
async function notificationsOf(of: typeof owner, space: string): Promise<string[]> {
  const { notifications } = await of.client.call(listNotifications, {});
  return notifications.filter(({ ref }) => ref === `spaces/space/${space}`).map(({ kind }) => kind);
}

test('an open space is joined as an editor, once; who belongs already keeps the role', async () => {
  const space = await aSpaceOf('open');
  expect(await asker.client.call(joinSpace, { space: space.id })).toMatchObject({ role: 'editor', canLeave: true });
  expect(await asker.client.call(joinSpace, { space: space.id })).toMatchObject({ role: 'editor' });
  expect(await member.client.call(joinSpace, { space: space.id })).toMatchObject({ role: 'reader' });
});

test('no other space is joined directly, and hidden ones are not found', async () => {
  const [onRequest, hidden] = [await aSpaceOf('on-request'), await aSpaceOf('hidden')];
  await expect(asker.client.call(joinSpace, { space: onRequest.id })).rejects.toMatchObject({
    status: 403,
    code: 'spaces.not_open',
  });
  await expect(asker.client.call(joinSpace, { space: hidden.id })).rejects.toMatchObject(notFound);
  await expect(asker.client.call(requestToJoin, { space: hidden.id })).rejects.toMatchObject(notFound);
});

test('an archived space is neither joined nor asked for', async () => {
  const space = await aSpaceOf('open');
  const request = await ask(space.id);
  await owner.client.call(archiveSpace, { space: space.id, archived: true });
  const archived = { code: 'spaces.archived' };
  await expect(asker.client.call(joinSpace, { space: space.id })).rejects.toMatchObject(archived);
  const newcomer = await aSignedInPerson(server);
  await expect(newcomer.client.call(requestToJoin, { space: space.id })).rejects.toMatchObject(archived);
  await expect(owner.client.call(decideJoinRequest, { space: space.id, request, accept: true })).rejects.toMatchObject(
    archived,
  );
});

test('a request reaches the owners, and the asker’s second one changes nothing', async () => {
  const space = await aSpaceOf('on-request');
  const live = await liveClient(owner.client, 0);
  const view = await asker.client.call(requestToJoin, { space: space.id, note: 'Bitte' });
  expect(view).toMatchObject({ requested: true, role: null });
  await asker.client.call(requestToJoin, { space: space.id, note: 'Nochmals' });
  const { requests } = await owner.client.call(listJoinRequests, { space: space.id });
  expect(requests).toMatchObject([{ person: { id: asker.person.id, name: 'Aylin Anfrage' }, note: 'Bitte' }]);
  const event = await live.waitFor(({ payload }) => payload.space === space.id && 'request' in payload);
  live.close();
  expect(event.object).toMatchObject({ id: space.id, role: 'owner', requested: false });
  expect(await notificationsOf(owner, space.id)).toEqual(['spaces.request_received']);
  expect(await notificationsOf(member, space.id)).toEqual([]);
});

test('requests are listed and decided by owners alone', async () => {
  const space = await aSpaceOf('on-request');
  const request = await ask(space.id);
  const accept = { space: space.id, request, accept: true };
  await expect(member.client.call(listJoinRequests, { space: space.id })).rejects.toMatchObject(readOnly);
  await expect(asker.client.call(listJoinRequests, { space: space.id })).rejects.toMatchObject(readOnly);
  await expect(asker.client.call(decideJoinRequest, accept)).rejects.toMatchObject(readOnly);
});

test('P15: a request for another space is not found here', async () => {
  const [own, foreign] = [await aSpaceOf('on-request'), await aSpaceOf('on-request')];
  const request = await ask(foreign.id);
  await expect(owner.client.call(decideJoinRequest, { space: own.id, request, accept: true })).rejects.toMatchObject({
    status: 404,
    code: 'spaces.request_not_found',
  });
  expect(await asker.client.call(getSpace, { space: own.id })).toMatchObject({ role: null });
});

test('an accepted request lets in with the role given, a refused one may be asked again; each is decided once', async () => {
  const space = await aSpaceOf('on-request');
  const decide = (request: string, accept: boolean) =>
    owner.client.call(decideJoinRequest, { space: space.id, request, accept, role: 'reader' });
  const first = await ask(space.id);
  await decide(first, false);
  expect(await asker.client.call(getSpace, { space: space.id })).toMatchObject({ role: null, requested: false });
  await expect(decide(first, true)).rejects.toMatchObject({ code: 'spaces.request_not_found' });
  await decide(await ask(space.id), true);
  expect(await asker.client.call(getSpace, { space: space.id })).toMatchObject({ role: 'reader', requested: false });
  expect(await notificationsOf(asker, space.id)).toEqual(['spaces.request_decided', 'spaces.request_decided']);
});

test('two owners’ decisions at once: one counts', async () => {
  const space = await aSpaceOf('on-request');
  const request = await ask(space.id);
  const both = await Promise.allSettled(
    [true, false].map((accept) => owner.client.call(decideJoinRequest, { space: space.id, request, accept })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('who stands in for an owner decides requests as reader or editor, never about themselves (substitutes S13, S17)', async () => {
  const [away, substitute] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const space = (await aSpace(server, { owner: away.person.id, visibility: 'on-request' })).id;
  await asker.client.call(requestToJoin, { space, note: '' });
  await expect(substitute.client.call(listJoinRequests, { space })).rejects.toMatchObject(readOnly);
  const today = isoDate(new Date());
  const absence = await away.client.call(setAbsence, { from: today, until: today, substitute: substitute.person.id });
  await substitute.client.call(requestToJoin, { space, note: '' });
  const { requests } = await substitute.client.call(listJoinRequests, { space });
  expect(requests.map(({ person }) => person.id)).toEqual([asker.person.id]);
  const own = (await away.client.call(listJoinRequests, { space })).requests.find(
    ({ person }) => person.id === substitute.person.id,
  );
  await expect(
    substitute.client.call(decideJoinRequest, { space, request: own?.id ?? '', accept: true }),
  ).rejects.toMatchObject({ code: 'spaces.request_not_found' });
  const request = requests[0]?.id ?? '';
  await expect(
    substitute.client.call(decideJoinRequest, { space, request, accept: true, role: 'owner' }),
  ).rejects.toMatchObject(readOnly);
  await substitute.client.call(decideJoinRequest, { space, request, accept: true });
  expect((await asker.client.call(getSpace, { space })).role).toBe('editor');
  const { rows } = await server.database.pool.query(
    `select person, details from audit_log where kind = 'people.acted_in_place' and object = $1`,
    [`spaces/space/${space}`],
  );
  const details = { subject: 'person', id: away.person.id, what: 'spaces.request_decided' };
  expect(rows).toEqual([{ person: substitute.person.id, details }]);
  await away.client.call(removeAbsence, { absence: absence.id });
  await expect(substitute.client.call(listJoinRequests, { space })).rejects.toMatchObject(readOnly);
});
