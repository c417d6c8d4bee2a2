import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { Client } from './harness/client.ts';
import { people } from './harness/rooms.ts';
import { turn, useTarget } from './harness/target.ts';

// client-server API, Voice over IP
const target = useTarget();

test('whoever calls gets a name and a password for the relay, good for a while', async () => {
  const [alice] = await people(target, 1);
  const { username, password, uris, ttl } = await alice.get('/v3/voip/turnServer');
  expect({ uris, ttl }).toEqual({ uris: turn.uris, ttl: turn.ttl });
  const [until, ...name] = username.split(':');
  expect(name.join(':')).toBe(alice.userId);
  expect(Number(until) - Date.now() / 1000).toBeGreaterThan(turn.ttl - 60);
  expect(Number(until) - Date.now() / 1000).toBeLessThanOrEqual(turn.ttl);
  expect(password).toBe(createHmac('sha1', turn.secret).update(username).digest('base64'));
});

test('nobody without a token is let into the relay', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/voip/turnServer');
});
