import { newId, type Ref, refOf } from '@kontor/base';
import { defineServerPlugin } from '@kontor/plugin-api/server';
import { answerNotification, listNotifications, notificationNotFound } from '@kontor/schema';
import { aSignedInPerson, aSpace, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let server: TestServer;
let owner: SignedInPerson;
let reader: SignedInPerson;
let space: Ref;
const heard: { person: string; ref: Ref; text: string }[] = [];
let refusal: Error | undefined;

/** Spaces that take answers; people, whom one can be told of, too, take none. */
const listener = defineServerPlugin({
  id: 'listener',
  register(host) {
    host.replies.define({
      noun: 'spaces/space',
      longest: 20,
      async reply(_tx, actor, { ref, text }) {
        if (refusal) throw refusal;
        heard.push({ person: actor.person, ref, text });
      },
    });
  },
});

beforeAll(async () => {
  server = await startTestServer({ plugins: [listener] });
  const kind = { kind: 'test.happened', label: { de: 'Etwas', en: 'Something' }, on: true };
  server.services.notifications.defineKind(kind);
});
afterAll(() => server.stop());
beforeEach(async () => {
  heard.length = 0;
  refusal = undefined;
  [owner, reader] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  space = refOf('spaces', 'space', (await aSpace(server, { owner: owner.person.id, visibility: 'hidden' })).id);
});

async function tell(person: SignedInPerson, about: { ref: Ref; replyTo?: Ref }) {
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      kind: 'test.happened',
      persons: [person.person.id],
      text: { de: 'Etwas', en: 'Something' },
      dedupeKey: newId(),
      causedBy: undefined,
      ...about,
    }),
  );
  const [newest] = (await person.client.call(listNotifications, {})).notifications;
  return newest;
}

test('an answer is said once where the notification came from, as whom it was told, and marks it as read', async () => {
  const told = await tell(owner, { ref: space });
  expect(told).toMatchObject({ takesAnswer: true, state: 'unread' });
  await owner.client.call(answerNotification, { notification: told?.id ?? '', text: '  Mache ich. ' });
  expect(heard).toEqual([{ person: owner.person.id, ref: space, text: 'Mache ich.' }]);
  const [after] = (await owner.client.call(listNotifications, {})).notifications;
  expect(after?.state).toBe('read');
});

test('where it was about a part of its object, the answer goes there', async () => {
  const told = await tell(owner, { ref: refOf('people', 'person', reader.person.id), replyTo: space });
  expect(told?.takesAnswer).toBe(true);
  await owner.client.call(answerNotification, { notification: told?.id ?? '', text: 'Dort' });
  expect(heard.map(({ ref }) => ref)).toEqual([space]);
});

test('what takes no answers says so beforehand, and refuses them', async () => {
  const told = await tell(owner, { ref: refOf('people', 'person', reader.person.id) });
  expect(told?.takesAnswer).toBe(false);
  await expect(
    owner.client.call(answerNotification, { notification: told?.id ?? '', text: 'Hallo' }),
  ).rejects.toMatchObject({ code: 'notifications.takes_no_answer' });
});

test('somebody else’s notification, and one about what one may no longer see, do not exist', async () => {
  const told = await tell(owner, { ref: space });
  const answer = { notification: told?.id ?? '', text: 'Hallo' };
  await expect(reader.client.call(answerNotification, answer)).rejects.toMatchObject({
    code: 'notifications.not_found',
  });
  const hidden = newId();
  await server.database.pool.query(
    `insert into notifications_entries (id, person, kind, ref, text, dedupe_key, created_at)
     values ($1, $2, 'test.happened', $3, '{"de":"x","en":"x"}', 'from before', now())`,
    [hidden, reader.person.id, space],
  );
  await expect(reader.client.call(answerNotification, { notification: hidden, text: 'Hallo' })).rejects.toMatchObject({
    code: 'notifications.not_found',
  });
  expect(heard).toEqual([]);
});

test('what is too long, empty, or refused at its place is told, and nothing is marked as read', async () => {
  const told = await tell(owner, { ref: space });
  const answer = (text: string) => owner.client.call(answerNotification, { notification: told?.id ?? '', text });
  await expect(answer('x'.repeat(21))).rejects.toMatchObject({ code: 'notifications.answer_too_long' });
  await expect(answer('   ')).rejects.toMatchObject({ status: 400 });
  refusal = notificationNotFound();
  await expect(answer('Hallo')).rejects.toMatchObject({ code: 'notifications.takes_no_answer' });
  const [after] = (await owner.client.call(listNotifications, {})).notifications;
  expect(after?.state).toBe('unread');
});
