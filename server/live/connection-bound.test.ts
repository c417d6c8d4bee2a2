import { once } from 'node:events';
import { getSession, liveCloseCodes } from '@kontor/schema';
import { aSignedInPerson, liveClient, startTestServer } from '@kontor/server/testing';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { mostSocketsPerAccount } from './live-doors.ts';

test('an account holds so many sockets at most, and gets new ones for those it closes', async () => {
  const server = await startTestServer();
  const [anna, bert] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const address = `${server.url.replace('http', 'ws')}/live`;
  const open = async () => {
    const socket = new WebSocket(address, { headers: { cookie: anna.client.cookie } });
    await once(socket, 'open');
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: mostSocketsPerAccount }, open));
  const [code] = await once(await open(), 'close');
  expect(code).toBe(liveCloseCodes.tooMany);
  const { cursor } = await bert.client.call(getSession, {});
  const other = await liveClient(bert.client, cursor);
  other.sendRaw('{"type":"ping"}');
  await expect.poll(() => other.messages.map(({ type }) => type)).toContain('pong');
  sockets[0]?.close();
  const again = async () => {
    const socket = await open();
    const closed = once(socket, 'close').then(() => 'closed');
    return Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100, 'open'))]);
  };
  await expect.poll(again).toBe('open');
  await server.stop();
});
