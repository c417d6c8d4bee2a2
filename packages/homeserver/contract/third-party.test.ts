import { expect, test } from 'vitest';
import { Client } from './harness/client.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Third-party networks; Voice over IP
const target = useTarget();

test('without bridges there are no other networks', async () => {
  const [alice] = await people(target, 1);
  expect(await alice.get('/v3/thirdparty/protocols')).toEqual({});
});

test.each(['/v3/thirdparty/protocols', '/v3/voip/turnServer'])('%s needs a token', async (path) => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', path);
});
