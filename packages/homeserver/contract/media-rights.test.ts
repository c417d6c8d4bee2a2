import { expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { download, picture, upload } from './harness/media.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Who may have a file: in Synapse everybody signed in, in ours those who may see where it was sent.
const target = useTarget();

const mayHave = async (client: Client, url: string) => (await download(client, url)).status === 200;
const sendFile = (client: Client, roomId: string, url: string) =>
  client.send(roomId, { msgtype: 'm.file', body: 'akte.txt', url });
const onlyInSynapse = () => expected(target, 'mediaRights', { kontor: false, synapse: true });

test('whoever is in the room has its files, a stranger has not', async () => {
  const [alice, bob, mallory] = await people(target, 3);
  const roomId = await roomOf(alice, [bob]);
  const url = await upload(alice, 'vertraulich', 'text/plain');
  await sendFile(alice, roomId, url);
  expect(await mayHave(alice, url)).toBe(true);
  expect(await mayHave(bob, url)).toBe(true);
  expect(await mayHave(mallory, url)).toBe(onlyInSynapse());
});

test('a stranger who knows the address gains nothing by sending it', async () => {
  const [alice, bob, mallory] = await people(target, 3);
  const url = await upload(alice, 'vertraulich', 'text/plain');
  await sendFile(alice, await roomOf(alice, [bob]), url);
  await sendFile(mallory, await roomOf(mallory), url);
  expect(await mayHave(mallory, url)).toBe(onlyInSynapse());
});

test('who has a file may pass it on', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const url = await upload(alice, 'weiter so', 'text/plain');
  await sendFile(alice, await roomOf(alice, [bob]), url);
  await sendFile(bob, await roomOf(bob, [carol]), url);
  expect(await mayHave(carol, url)).toBe(true);
});

test('a redaction takes the file with it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const url = await upload(alice, 'versehentlich', 'text/plain');
  await alice.redact(roomId, await sendFile(alice, roomId, url));
  expect(await mayHave(bob, url)).toBe(onlyInSynapse());
});

test('the preview of a file goes with it', async () => {
  const [alice, bob, mallory] = await people(target, 3);
  const [url, preview] = [await upload(alice, 'x'), await upload(alice, await picture(8, 8), 'image/png')];
  const roomId = await roomOf(alice, [bob]);
  await alice.send(roomId, { msgtype: 'm.file', body: 'x', url, info: { thumbnail_url: preview } });
  expect(await mayHave(bob, preview)).toBe(true);
  expect(await mayHave(mallory, preview)).toBe(onlyInSynapse());
});

test('the picture of a person is for everybody', async () => {
  const [alice, bob, carol] = await people(target, 3);
  await roomOf(alice, [bob]);
  const url = await upload(alice, await picture(8, 8), 'image/png');
  await alice.put(`/v3/profile/${alice.userId}/avatar_url`, { avatar_url: url });
  expect(await mayHave(bob, url)).toBe(true);
  expect(await mayHave(carol, url)).toBe(true);
});

test('the picture of a room is shown with an invitation', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  const url = await upload(alice, await picture(8, 8), 'image/png');
  await alice.setState(roomId, 'm.room.avatar', { url });
  expect(await mayHave(bob, url)).toBe(true);
});

test('what is sent encrypted is named where the server cannot look, and reaches those it is for', async () => {
  const [alice, bob] = await people(target, 2);
  const url = await upload(alice, 'unlesbar');
  const roomId = await roomOf(alice, [bob]);
  await alice.send(roomId, { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'x' }, 'm.room.encrypted');
  expect(await mayHave(bob, url)).toBe(true);
});
