import { beforeEach, expect, test } from 'vitest';
import { type Answer, type Client, fresh, type Json, part, register } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { passwordStage } from './harness/interactive-auth.ts';
import { upload } from './harness/media.ts';
import { readRequestDefinitions, type WrongRequest } from './harness/request-definitions.ts';
import { useTarget } from './harness/target.ts';

// Every endpoint of the client-server API, and in every field that it defines a value of another type
const target = useTarget();
let anna: Client;
let right: Readonly<Record<string, string>>;
beforeEach(async () => {
  anna = await register(target, 'anna');
  const roomId = await anna.createRoom();
  const eventId = await anna.sendText(roomId, 'x');
  const media = await upload(anna, 'x', 'text/plain');
  const mediaId = media.split('/').at(-1) ?? '';
  const [userId, deviceId] = [anna.userId, anna.deviceId];
  const own = { userId, roomId, eventId, deviceId, mediaId, roomIdOrAlias: roomId, serverName: target.serverName };
  right = { ...own, eventType: 'm.room.topic', type: 'city.file', receiptType: 'm.read', scope: 'global' };
});

/** What there is of the account, its rooms and its settings. */
async function everything(): Promise<Json> {
  const { rooms, account_data: settings } = await anna.sync({ full_state: true });
  const lists = [
    '/v3/devices',
    '/v3/pushrules/',
    '/v3/pushers',
    '/v3/joined_rooms',
    `/v3/profile/${part(anna.userId)}`,
  ];
  const others = await Promise.all(lists.map((path) => anna.get(path)));
  return JSON.parse(JSON.stringify({ rooms, settings, others }, (name, value) => (isOfTime(name) ? undefined : value)));
}

const isOfTime = (name: string) => name === 'age' || name === 'last_seen_ts';

const pathOf = (template: string, wrong: WrongRequest['path'] = {}) =>
  template.replaceAll(/\{(\w+)\}/g, (_all, name) => part(wrong[name] ?? right[name] ?? fresh(name.toLowerCase())));

async function ask(method: string, template: string, request: WrongRequest): Promise<Answer> {
  const path = pathOf(template, request.path);
  const options = { query: request.query };
  const answer = await anna.call(method, path, request.body, options);
  const isAsked = answer.status === 401 && answer.body.flows && !Object.hasOwn(Object(request.body), 'auth');
  if (!isAsked) return answer;
  const auth = passwordStage(anna, answer.body.session);
  return anna.call(method, path, { ...request.body, auth }, options);
}

const definitions = readRequestDefinitions();

test('the definitions say what is wrong', ({ skip }) => {
  skip(definitions.length === 0, 'The official definitions do not lie beside the checkout');
  expect(definitions.length).toBeGreaterThan(100);
  expect(definitions.flatMap(({ requests }) => requests).length).toBeGreaterThan(1000);
});

test.each(definitions)('$method $template refuses what is of a wrong type', async (endpoint) => {
  const before = await everything();
  const wrong: string[] = [];
  for (const request of endpoint.requests) {
    const { status, body } = await ask(endpoint.method, endpoint.template, request);
    const isRefused = status >= 400 && status < 500 && /^M_[A-Z_]+$/.test(body.errcode);
    if (!isRefused) wrong.push(`${request.what} -> ${status} ${JSON.stringify(body).slice(0, 120)}`);
  }
  if (!expected(target, 'wrongTypesAreRefused', { kontor: true, synapse: false })) return;
  expect(wrong).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('JSON of thousands of levels is refused everywhere', async () => {
  if (!expected(target, 'absurdlyDeepJson', { kontor: true, synapse: false })) return;
  const raw = `{"deep": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  const before = await everything();
  const writing = definitions.filter(({ requests }) => requests.some(({ body }) => body !== undefined));
  const taken: string[] = [];
  for (const { method, template } of writing) {
    const { status, body } = await anna.call(method, pathOf(template), undefined, { raw });
    const isNoneOfHers = body.errcode === 'M_UNRECOGNIZED' || template.includes('/admin/');
    if (status !== 400 && !isNoneOfHers) taken.push(`${method} ${template} -> ${status}`);
  }
  expect(taken).toEqual([]);
  expect(writing.length).toBeGreaterThan(40);
  expect(await everything()).toEqual(before);
});
