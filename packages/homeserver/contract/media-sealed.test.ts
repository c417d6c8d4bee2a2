import { expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { download, upload } from './harness/media.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Files of encrypted rooms, whose events name them where the server cannot look: their sender tells.
const target = useTarget();

const isThere = async (client: Client, url: string) => (await download(client, url)).status === 200;
const onlyInSynapse = () => expected(target, 'mediaRights', { kontor: false, synapse: true });
const sealed = { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'AwgA', session_id: 'x' };
const sendSealed = (client: Client, roomId: string) => client.send(roomId, sealed, 'm.room.encrypted');
const tell = async (client: Client, roomId: string, event: string, url: string) => {
  const path = [...url.replace('mxc://', '').split('/'), 'sent', roomId, event].map(encodeURIComponent).join('/');
  return (await client.call('PUT', `/unstable/kontor/media/${path}`, {})).status;
};
const done = () => expected(target, 'mediaRights', { kontor: 200, synapse: 404 });

test('an encrypted file goes with the message with which it was sent, and stays as long as another one names it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const url = await upload(alice, 'verschlossen', 'application/octet-stream');
  const [first, second] = [await sendSealed(alice, roomId), await sendSealed(alice, roomId)];
  for (const event of [first, second]) expect(await tell(alice, roomId, event, url)).toBe(done());
  await alice.redact(roomId, first);
  expect(await isThere(bob, url)).toBe(true);
  await alice.redact(roomId, second);
  expect(await isThere(bob, url)).toBe(onlyInSynapse());
});

test('what whoever uploaded it has not told, nobody else’s word deletes', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const url = await upload(alice, 'verschlossen', 'application/octet-stream');
  await sendSealed(alice, roomId);
  const ofBob = await sendSealed(bob, roomId);
  expect(await tell(bob, roomId, ofBob, url)).toBe(done());
  await bob.redact(roomId, ofBob);
  expect(await isThere(bob, url)).toBe(true);
});

test('nobody tells of others’ messages, of open ones, or of files that there are none of', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const url = await upload(alice, 'verschlossen', 'application/octet-stream');
  const event = await sendSealed(alice, roomId);
  expect(await tell(bob, roomId, event, url)).toBe(404);
  expect(await tell(alice, roomId, event, `${url}x`)).toBe(404);
  expect(await tell(alice, roomId, '$nowhere', url)).toBe(404);
  const open = await alice.send(roomId, { msgtype: 'm.text', body: 'offen' });
  expect(await tell(alice, roomId, open, url)).toBe(expected(target, 'mediaRights', { kontor: 403, synapse: 404 }));
});
