import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { TurnSocket } from './turn-socket.ts';

test('what is written in one turn leaves together, in its order, and later writes follow', async () => {
  let received = '';
  const server = createServer((peer) => peer.on('data', (data) => (received += data)));
  await once(server.listen(0), 'listening');
  const address = server.address();
  const socket = new TurnSocket();
  socket.connect(typeof address === 'object' ? address?.port : 0);
  await once(socket, 'connect');
  socket.write('begin;');
  await Promise.resolve();
  socket.cork();
  socket.write('select 1;');
  socket.uncork();
  expect([socket.bytesWritten, socket.writableLength]).toEqual([15, 15]);
  await expect.poll(() => received).toBe('begin;select 1;');
  socket.end('commit;');
  await once(socket, 'close');
  await expect.poll(() => received).toBe('begin;select 1;commit;');
  server.close();
});
