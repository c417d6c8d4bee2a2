import { EventType, type MatrixClient, MsgType, Preset, RelationType } from 'matrix-js-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, signInAgain } from '../harness/client.ts';
import { people } from '../harness/rooms.ts';
import { useTarget } from '../harness/target.ts';
import { bodies, joinInvited, nameOf, seesText, startSdk, timeline } from './sdk-client.ts';

// matrix-js-sdk as it is published, in a conversation of two. The tests build on the room of the first.
const target = useTarget();

let alice: MatrixClient;
let bob: MatrixClient;
let roomId: string;

beforeAll(async () => {
  const [one, other] = await people(target, 2);
  [alice, bob] = await Promise.all([startSdk(one), startSdk(other)]);
}, 60_000);

afterAll(() => {
  for (const client of [alice, bob]) client?.stopClient();
});

test('who was invited is in the room, under its name', async () => {
  const invite = [bob.getSafeUserId()];
  roomId = (await alice.createRoom({ name: 'Stadtarchiv', preset: Preset.PrivateChat, invite })).room_id;
  await joinInvited(bob, roomId);
  await expect.poll(() => nameOf(bob, roomId)).toBe('Stadtarchiv');
  await expect.poll(() => alice.getRoom(roomId)?.getMember(bob.getSafeUserId())?.membership).toBe('join');
});

test('a message arrives, and its own echo once', async () => {
  await alice.sendTextMessage(roomId, 'Guten Morgen');
  await seesText(bob, roomId, 'Guten Morgen');
  await expect.poll(() => bodies(alice, roomId).filter((body) => body === 'Guten Morgen').length).toBe(1);
});

test('answers in a thread are in the thread, not between the others', async () => {
  const { event_id: root } = await alice.sendTextMessage(roomId, 'Wer hat den Plan?');
  await seesText(bob, roomId, 'Wer hat den Plan?');
  for (const body of ['Ich', 'und hier ist er']) await bob.sendMessage(roomId, root, { msgtype: MsgType.Text, body });
  await expect.poll(() => alice.getRoom(roomId)?.getThread(root)?.length).toBe(2);
  await expect
    .poll(() => alice.getRoom(roomId)?.getThread(root)?.replyToEvent?.getContent().body)
    .toBe('und hier ist er');
  expect(bodies(alice, roomId)).not.toContain('und hier ist er');
});

test('a reaction is counted with its message', async () => {
  const { event_id: id } = await alice.sendTextMessage(roomId, 'Kuchen in der Teeküche');
  await seesText(bob, roomId, 'Kuchen in der Teeküche');
  const relation = { rel_type: RelationType.Annotation, event_id: id, key: '🎂' } as const;
  await bob.sendEvent(roomId, EventType.Reaction, { 'm.relates_to': relation });
  const counted = () =>
    alice
      .getRoom(roomId)
      ?.relations.getChildEventsForEvent(id, RelationType.Annotation, EventType.Reaction)
      ?.getSortedAnnotationsByKey()
      ?.map(([key, events]) => [key, events.size]);
  await expect.poll(counted).toEqual([['🎂', 1]]);
});

test('an edited message shows its new text, and both are told so', async () => {
  const { event_id: id } = await alice.sendTextMessage(roomId, 'Sitzung um zehn');
  await seesText(bob, roomId, 'Sitzung um zehn');
  const next = { msgtype: MsgType.Text, body: 'Sitzung um elf' } as const;
  await alice.sendMessage(roomId, {
    ...next,
    body: `* ${next.body}`,
    'm.new_content': next,
    'm.relates_to': { rel_type: RelationType.Replace, event_id: id },
  });
  for (const client of [alice, bob])
    await expect.poll(() => client.getRoom(roomId)?.findEventById(id)?.getContent().body).toBe('Sitzung um elf');
});

test('a deleted message is empty for both', async () => {
  const { event_id: id } = await alice.sendTextMessage(roomId, 'versehentlich');
  await seesText(bob, roomId, 'versehentlich');
  await alice.redactEvent(roomId, id);
  for (const client of [alice, bob])
    await expect.poll(() => client.getRoom(roomId)?.findEventById(id)?.isRedacted()).toBe(true);
});

test('a receipt clears what was unread on all devices of who has read', async () => {
  await alice.sendTextMessage(roomId, 'Bitte lesen');
  const event = await seesText(bob, roomId, 'Bitte lesen');
  const phone = await startSdk(await signedInAgain(bob));
  const isRead = (client: MatrixClient) =>
    client.getRoom(roomId)?.getEventReadUpTo(bob.getSafeUserId(), true) === event.getId();
  try {
    const unread = (client: MatrixClient) => client.getRoom(roomId)?.getRoomUnreadNotificationCount();
    for (const client of [bob, phone]) await expect.poll(() => unread(client)).toBeGreaterThan(0);
    await bob.sendReadReceipt(event);
    for (const client of [bob, phone]) await expect.poll(() => unread(client)).toBe(0);
    for (const client of [bob, phone]) await expect.poll(() => isRead(client)).toBe(true);
  } finally {
    phone.stopClient();
  }
});

test('who writes is shown to the other while they do', async () => {
  const isTyping = () => bob.getRoom(roomId)?.getMember(alice.getSafeUserId())?.typing;
  await alice.sendTyping(roomId, true, 20_000);
  await expect.poll(isTyping).toBe(true);
  await alice.sendTyping(roomId, false, 0);
  await expect.poll(isTyping).toBe(false);
});

test('scrolling back shows what was before', async () => {
  for (let number = 0; number < 30; number += 1) await alice.sendTextMessage(roomId, `Zeile ${number}`);
  const late = await startSdk(await signedInAgain(bob));
  try {
    const room = late.getRoom(roomId);
    expect(bodies(late, roomId)).not.toContain('Guten Morgen');
    for (let pages = 0; room && pages < 10 && !bodies(late, roomId).includes('Guten Morgen'); pages += 1)
      await late.scrollback(room, 30);
    expect(bodies(late, roomId)).toContain('Guten Morgen');
    const ids = timeline(late, roomId).map((event) => event.getId());
    expect(new Set(ids).size).toBe(ids.length);
  } finally {
    late.stopClient();
  }
});

function signedInAgain(sdk: MatrixClient): Promise<Client> {
  return signInAgain(new Client(target, { userId: sdk.getSafeUserId() }));
}
