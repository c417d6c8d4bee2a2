import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAppservice } from './harness/appservice.ts';
import { Client } from './harness/client.ts';
import type { Listener, Received } from './harness/listener.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Third-party networks; what the bridge says is the application service API's
const target = useTarget({ alone: true });
const protocol = 'benchnet';
const description = {
  user_fields: ['nickname'],
  location_fields: ['channel'],
  icon: 'mxc://localhost/icon',
  field_types: {
    nickname: { regexp: '[a-z]+', placeholder: 'nickname' },
    channel: { regexp: '#.+', placeholder: '#channel' },
  },
  instances: [{ desc: 'Benchnet', network_id: 'benchnet', fields: {} }],
};
let bridge: Listener;
beforeAll(async () => {
  bridge = await openAppservice(target);
  bridge.answer = (request) => ({ status: 200, body: answerTo(request) });
}, 70_000);
afterAll(() => bridge.close());

function answerTo({ path }: Received) {
  if (path.includes('/thirdparty/protocol/')) return description;
  if (path.includes('/thirdparty/location'))
    return [{ alias: '#benchas_rathaus:localhost', protocol, fields: { channel: '#rathaus' } }, { nonsense: true }, 7];
  if (path.includes('/thirdparty/user'))
    return [{ userid: '@benchas_frida:localhost', protocol, fields: { nickname: 'frida' } }];
  return {};
}

const asked = (start: string) => bridge.received.map(({ path }) => path).filter((path) => path.includes(start));

test('networks are those that bridges speak to, as they describe them', async () => {
  const [alice] = await people(target, 1);
  const protocols = await alice.get('/v3/thirdparty/protocols');
  expect(Object.keys(protocols)).toEqual([protocol]);
  expect(protocols[protocol]).toMatchObject({ user_fields: ['nickname'], location_fields: ['channel'] });
  expect(protocols[protocol].instances).toMatchObject([{ network_id: 'benchnet' }]);
  expect(await alice.get(`/v3/thirdparty/protocol/${protocol}`)).toMatchObject({ user_fields: ['nickname'] });
});

test('places and people of a network are asked for by its fields', async () => {
  const [alice] = await people(target, 1);
  expect(await alice.get(`/v3/thirdparty/location/${protocol}`, { channel: '#rathaus' })).toEqual([
    { alias: '#benchas_rathaus:localhost', protocol, fields: { channel: '#rathaus' } },
  ]);
  expect(await alice.get(`/v3/thirdparty/user/${protocol}`, { nickname: 'frida' })).toEqual([
    { userid: '@benchas_frida:localhost', protocol, fields: { nickname: 'frida' } },
  ]);
  expect(asked(`/location/${protocol}`).join()).toContain('channel=%23rathaus');
  expect(asked(`/user/${protocol}`).join()).toContain('nickname=frida');
});

test('the token of whoever asks is not passed on', async () => {
  const [alice] = await people(target, 1);
  const nobody = new Client(target);
  await nobody.get(`/v3/thirdparty/user/${protocol}`, { nickname: 'frida', access_token: alice.token });
  expect(asked('/thirdparty/').join()).not.toContain(alice.token);
});

test('what a room or a person is in other networks', async ({ skip }) => {
  skip(target.kind === 'synapse', 'Synapse has no such endpoints');
  const [alice] = await people(target, 1);
  const places = await alice.get('/v3/thirdparty/location', { alias: '#benchas_rathaus:localhost' });
  expect(places).toMatchObject([{ fields: { channel: '#rathaus' } }]);
  const found = await alice.get('/v3/thirdparty/user', { userid: '@benchas_frida:localhost' });
  expect(found).toMatchObject([{ fields: { nickname: 'frida' } }]);
  await alice.refused(400, 'M_MISSING_PARAM', 'GET', '/v3/thirdparty/user');
});

test('a network that no bridge speaks to is not found', async () => {
  const [alice] = await people(target, 1);
  const { status, body } = await alice.call('GET', '/v3/thirdparty/protocol/pigeon');
  expect(status).toBe(404);
  if (target.kind === 'kontor') expect(body.errcode).toBe('M_NOT_FOUND');
});

test.each(['protocols', 'protocol/benchnet', 'location/benchnet', 'user/benchnet'])(
  '%s needs a token',
  async (path) => {
    await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', `/v3/thirdparty/${path}`);
  },
);
