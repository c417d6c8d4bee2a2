import { expect, test } from 'vitest';
import { Client, type Json, part } from './harness/client.ts';
import { ofType, people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Push notifications, Push rules
const target = useTarget();

const rules = '/v3/pushrules/global';
const idsOf = (list: Json[]): string[] => list.map((rule) => rule.rule_id);
const custom = async (client: Client, kind: string): Promise<string[]> =>
  idsOf((await client.get(`${rules}/`))[kind]).filter((id) => !id.startsWith('.'));
const plain = { actions: ['notify'] };

test('everybody begins with the rules that the specification names, in its order', async () => {
  const [alice] = await people(target, 1);
  const { global } = await alice.get('/v3/pushrules/');
  const named = (list: Json[], names: string[]) => idsOf(list).filter((id) => names.includes(id));
  const overrides = [
    '.m.rule.master',
    '.m.rule.suppress_notices',
    '.m.rule.invite_for_me',
    '.m.rule.member_event',
    '.m.rule.is_user_mention',
    '.m.rule.is_room_mention',
    '.m.rule.tombstone',
    '.m.rule.reaction',
    '.m.rule.room.server_acl',
    '.m.rule.suppress_edits',
  ];
  expect(named(global.override, overrides)).toEqual(overrides);
  const underrides = [
    '.m.rule.call',
    '.m.rule.encrypted_room_one_to_one',
    '.m.rule.room_one_to_one',
    '.m.rule.message',
    '.m.rule.encrypted',
  ];
  expect(named(global.underride, underrides)).toEqual(underrides);
  expect(global.room).toEqual([]);
  expect(global.sender).toEqual([]);
});

test('the rule of mentions asks for the person’s own id', async () => {
  const [alice] = await people(target, 1);
  expect(await alice.get(`${rules}/override/.m.rule.is_user_mention`)).toMatchObject({
    rule_id: '.m.rule.is_user_mention',
    default: true,
    enabled: true,
    conditions: [{ kind: 'event_property_contains', key: 'content.m\\.mentions.user_ids', value: alice.userId }],
    actions: expect.arrayContaining(['notify', { set_tweak: 'highlight' }]),
  });
});

test('the rule that silences everything is off', async () => {
  const [alice] = await people(target, 1);
  expect(await alice.get(`${rules}/override/.m.rule.master`)).toMatchObject({ enabled: false, conditions: [] });
});

test.each([
  ['override', { conditions: [{ kind: 'event_match', key: 'type', pattern: 'org.example.*' }] }],
  ['underride', { conditions: [] }],
  ['content', { pattern: 'Haushalt*' }],
])('a rule of the kind %s is kept as it was made', async (kind, more) => {
  const [alice] = await people(target, 1);
  const actions = ['notify', { set_tweak: 'sound', value: 'default' }];
  expect(await alice.put(`${rules}/${kind}/mine`, { actions, ...more })).toEqual({});
  expect(await alice.get(`${rules}/${kind}/mine`)).toEqual({
    rule_id: 'mine',
    default: false,
    enabled: true,
    actions,
    ...more,
  });
});

test.each([
  ['room', '!room:localhost'],
  ['sender', '@somebody:localhost'],
])('a rule of the kind %s is named after its object', async (kind, id) => {
  const [alice] = await people(target, 1);
  await alice.put(`${rules}/${kind}/${part(id)}`, { actions: [] });
  expect(await alice.get(`${rules}/${kind}/${part(id)}`)).toMatchObject({ rule_id: id, actions: [], enabled: true });
});

test('a new rule comes first of those made by the person', async () => {
  const [alice] = await people(target, 1);
  for (const id of ['a', 'b']) await alice.put(`${rules}/override/${id}`, { ...plain, conditions: [] });
  expect(await custom(alice, 'override')).toEqual(['b', 'a']);
});

test('the person’s rules come before the given ones, but after the master rule', async () => {
  const [alice] = await people(target, 1);
  await alice.put(`${rules}/override/mine`, { ...plain, conditions: [] });
  const { override } = await alice.get(`${rules}/`);
  expect(idsOf(override).slice(0, 2)).toEqual(['.m.rule.master', 'mine']);
});

test('before and after say where a rule goes', async () => {
  const [alice] = await people(target, 1);
  const put = (id: string, query: Json = {}) =>
    alice.put(`${rules}/override/${id}`, { ...plain, conditions: [] }, { query });
  await put('a');
  await put('b');
  await put('before-a', { before: 'a' });
  await put('after-b', { after: 'b' });
  expect(await custom(alice, 'override')).toEqual(['b', 'after-b', 'before-a', 'a']);
});

test('a rule is changed in its place and can be moved', async () => {
  const [alice] = await people(target, 1);
  const put = (id: string, query: Json = {}) =>
    alice.put(`${rules}/override/${id}`, { ...plain, conditions: [] }, { query });
  for (const id of ['a', 'b', 'c']) await put(id);
  await put('c', { after: 'a' });
  expect(await custom(alice, 'override')).toEqual(['b', 'a', 'c']);
});

test('a place beside a rule that is not there is refused', async () => {
  const [alice] = await people(target, 1);
  const body = { ...plain, conditions: [] };
  for (const query of [{ before: 'nothing' }, { after: 'nothing' }])
    expect((await alice.call('PUT', `${rules}/override/mine`, body, { query })).status).toBe(400);
});

test('a deleted rule is gone', async () => {
  const [alice] = await people(target, 1);
  await alice.put(`${rules}/content/mine`, { ...plain, pattern: 'x' });
  await alice.delete(`${rules}/content/mine`);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', `${rules}/content/mine`);
  await alice.refused(404, 'M_NOT_FOUND', 'DELETE', `${rules}/content/mine`);
});

test('a rule is turned off and on', async () => {
  const [alice] = await people(target, 1);
  await alice.put(`${rules}/content/mine`, { ...plain, pattern: 'x' });
  for (const enabled of [false, true]) {
    await alice.put(`${rules}/content/mine/enabled`, { enabled });
    expect(await alice.get(`${rules}/content/mine/enabled`)).toEqual({ enabled });
    expect((await alice.get(`${rules}/content/mine`)).enabled).toBe(enabled);
  }
});

test('a given rule is turned off and given other actions, but neither changed nor deleted', async () => {
  const [alice] = await people(target, 1);
  await alice.put(`${rules}/underride/.m.rule.message/enabled`, { enabled: false });
  await alice.put(`${rules}/underride/.m.rule.message/actions`, { actions: [] });
  expect(await alice.get(`${rules}/underride/.m.rule.message`)).toMatchObject({
    enabled: false,
    default: true,
    actions: [],
  });
  const changed = await alice.call('PUT', `${rules}/underride/.m.rule.message`, { ...plain, conditions: [] });
  expect(changed.status).toBe(400);
  await alice.call('DELETE', `${rules}/underride/.m.rule.message`);
  expect((await alice.get(`${rules}/underride/.m.rule.message`)).default).toBe(true);
});

test('the actions of a rule are read and set', async () => {
  const [alice] = await people(target, 1);
  await alice.put(`${rules}/content/mine`, { ...plain, pattern: 'x' });
  const actions = ['notify', { set_tweak: 'highlight' }];
  await alice.put(`${rules}/content/mine/actions`, { actions });
  expect(await alice.get(`${rules}/content/mine/actions`)).toEqual({ actions });
});

test.each(['enabled', 'actions'])('of a rule that is not there %s is neither read nor set', async (what) => {
  const [alice] = await people(target, 1);
  const path = `${rules}/content/nothing/${what}`;
  await alice.refused(404, 'M_NOT_FOUND', 'GET', path);
  const body = what === 'enabled' ? { enabled: true } : { actions: [] };
  await alice.refused(404, 'M_NOT_FOUND', 'PUT', path, body);
});

test.each([
  ['no actions', 'content', { pattern: 'x' }],
  ['an action that is none', 'content', { pattern: 'x', actions: ['shout'] }],
  ['actions that are no list', 'content', { pattern: 'x', actions: 'notify' }],
  ['content without a pattern', 'content', { actions: [] }],
  ['a condition that is no object', 'override', { actions: [], conditions: ['x'] }],
])('refuses a rule with %s', async (_what, kind, body) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('PUT', `${rules}/${kind}/mine`, body)).status).toBe(400);
});

test('names that begin with a dot are the server’s', async () => {
  const [alice] = await people(target, 1);
  expect((await alice.call('PUT', `${rules}/content/.mine`, { ...plain, pattern: 'x' })).status).toBe(400);
});

test('a kind that is none is refused', async () => {
  const [alice] = await people(target, 1);
  const answer = await alice.call('PUT', `${rules}/colour/mine`, plain);
  expect([400, 404]).toContain(answer.status);
});

test('each change comes into the sync as account data', async () => {
  const [alice] = await people(target, 1);
  const { next_batch: since } = await alice.sync();
  await alice.put(`${rules}/content/mine`, { ...plain, pattern: 'x' });
  const [event] = ofType((await alice.sync({ since })).account_data.events, 'm.push_rules');
  expect(idsOf(event.content.global.content)).toContain('mine');
});

test('the rules cannot be written as account data', async () => {
  const [alice] = await people(target, 1);
  const path = `/v3/user/${part(alice.userId)}/account_data/m.push_rules`;
  await alice.refused(405, 'M_BAD_JSON', 'PUT', path, { global: {} });
});

test('rules are one’s own', async () => {
  const [alice, bob] = await people(target, 2);
  await alice.put(`${rules}/content/mine`, { ...plain, pattern: 'x' });
  expect(await custom(bob, 'content')).toEqual([]);
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/pushrules/');
});
