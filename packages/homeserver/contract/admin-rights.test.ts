import { test } from 'vitest';
import { admin, adminUser } from './harness/administration.ts';
import { Client, part } from './harness/client.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Synapse's admin API: every endpoint is for administrators only
const target = useTarget();

const endpoints: [string, (userId: string, roomId: string) => string, unknown?][] = [
  ['GET', () => admin('users', 'v2')],
  ['GET', (userId) => adminUser(userId)],
  ['PUT', (userId) => adminUser(userId), { displayname: 'x' }],
  ['PUT', (userId) => admin(`users/${part(userId)}/admin`), { admin: true }],
  ['POST', (userId) => admin(`reset_password/${part(userId)}`), { new_password: 'Neues Wort 4' }],
  ['POST', (userId) => admin(`users/${part(userId)}/login`), {}],
  ['POST', (userId) => admin(`deactivate/${part(userId)}`), {}],
  ['PUT', (userId) => admin(`suspend/${part(userId)}`), { suspend: true }],
  ['GET', (userId) => `${adminUser(userId)}/devices`],
  ['GET', (userId) => admin(`users/${part(userId)}/joined_rooms`)],
  ['GET', () => admin('rooms')],
  ['GET', (_userId, roomId) => admin(`rooms/${part(roomId)}`)],
  ['GET', (_userId, roomId) => admin(`rooms/${part(roomId)}/members`)],
  ['GET', (_userId, roomId) => admin(`rooms/${part(roomId)}/state`)],
  ['DELETE', (_userId, roomId) => admin(`rooms/${part(roomId)}`), {}],
  ['DELETE', (_userId, roomId) => admin(`rooms/${part(roomId)}`, 'v2'), {}],
  ['POST', (_userId, roomId) => admin(`purge_history/${part(roomId)}`), { purge_up_to_ts: 1 }],
  ['POST', (_userId, roomId) => admin(`room/${part(roomId)}/media/quarantine`), {}],
  ['POST', (userId) => admin(`user/${part(userId)}/media/quarantine`), {}],
];

test.each(endpoints)('%s %s is refused to others', async (method, path, body) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const address = path(alice.userId, roomId);
  await alice.refused(403, 'M_FORBIDDEN', method, address, body);
  await new Client(target).refused(401, 'M_MISSING_TOKEN', method, address, body);
});
