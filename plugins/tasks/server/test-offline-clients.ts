import { newId } from '@kontor/base';
import { getSession, idempotencyHeader } from '@kontor/schema';
import { aTeam, type LiveClient, liveClient, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import { expect } from 'vitest';
import { changeTask, createTask, foldWindow, listHistory, listTasks, type Task, taskOf } from '../shared/index.ts';
import { aList } from './test-tasks.ts';

const states = ['open', 'closed'] as const;
type State = (typeof states)[number];
type Window = Awaited<ReturnType<typeof fetchWindow>>;
const mostTasks = 60;

interface Waiting {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The new title, which no other change gives, and the task that gets it. */
  readonly titled?: { readonly task: string; readonly title: string };
}

interface Client {
  readonly who: SignedInPerson;
  readonly live: LiveClient;
  readonly copies: Record<State, Window>;
  readonly queue: Waiting[];
  read: number;
}

/**
 * Several people change one list, most of the time without a connection: what each queues is sent later, in order, some of it twice
 * and some again because the answer was lost. In the end the copy of each, folded from live events, is what a fresh fetch answers, and
 * each change that was acknowledged was made once.
 */
export async function convergeOffline(
  server: TestServer,
  { seed, operations }: { readonly seed: number; readonly operations: number },
): Promise<void> {
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const { owner, editor, other, space } = await aTeam(server);
  const list = (await aList(owner.client, { kind: 'space', id: space })).id;
  const clients = await Promise.all([owner, editor, other, editor, owner].map((who) => aClient(who, list)));
  const acknowledged: NonNullable<Waiting['titled']>[] = [];
  let made = 0;
  for (let turn = 0; turn < operations; turn += 1) {
    const client = pick(clients);
    if (!client) break;
    const known = states.flatMap((state) => client.copies[state].tasks);
    const task = pick(known);
    if (!task || (made < mostTasks && random() < 0.1)) {
      made += 1;
      const recurrence = random() < 0.3 ? { rule: 'FREQ=DAILY;COUNT=3', from: 'due' } : null;
      const body = { id: newId(), list, title: `Aufgabe ${turn}`, recurrence };
      client.queue.push({ key: newId(), method: createTask.method, path: createTask.path, body });
    } else client.queue.push(aChange(task, turn, random));
    if (random() < 0.08) acknowledged.push(...(await reconnect(client, list, random)));
  }
  const order = clients.map((client) => ({ client, place: random() })).sort((one, two) => one.place - two.place);
  for (const { client } of order) {
    while (client.queue.length > 0) acknowledged.push(...(await reconnect(client, list, random)));
  }
  const fresh = { open: await fetchWindow(owner, list, 'open'), closed: await fetchWindow(owner, list, 'closed') };
  for (const client of clients) {
    await expect
      .poll(async () => {
        await catchUp(client, list);
        return client.copies;
      })
      .toEqual(fresh);
    client.live.close();
  }
  await expectMadeOnce(owner, acknowledged);
}

async function aClient(who: SignedInPerson, list: string): Promise<Client> {
  const { cursor } = await who.client.call(getSession, {});
  const copies = { open: await fetchWindow(who, list, 'open'), closed: await fetchWindow(who, list, 'closed') };
  return { who, copies, queue: [], read: 0, live: await liveClient(who.client, cursor) };
}

function fetchWindow({ client }: SignedInPerson, list: string, state: State) {
  return client.call(listTasks, { list, state, limit: 500 });
}

/** As it was seen; by the time it is sent, others have changed the task. */
function aChange({ id, revision, state }: Task, turn: number, random: () => number): Waiting {
  const title = `Stand ${turn}`;
  const others = [
    { priority: Math.floor(random() * 4) },
    { note: `Notiz ${turn}` },
    { state: state === 'open' ? 'done' : 'open' },
  ];
  const change = random() < 0.5 ? { title } : others[Math.floor(random() * others.length)];
  const titled = change && 'title' in change ? { titled: { task: id, title } } : {};
  const path = changeTask.path.replace(':task', id);
  return { key: newId(), method: changeTask.method, path, body: { revision, ...change }, ...titled };
}

/** Sends what waits until the connection is gone again; what was not answered goes out again next time, with the same key. */
async function reconnect(client: Client, list: string, random: () => number) {
  const acknowledged: NonNullable<Waiting['titled']>[] = [];
  for (let [next] = client.queue; next; [next] = client.queue) {
    const sent = next;
    const times = random() < 0.2 ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: times }, () => send(client.who, sent)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    if (random() < 0.15) break;
    client.queue.shift();
    if (sent.titled) acknowledged.push(sent.titled);
  }
  await catchUp(client, list);
  return acknowledged;
}

async function send({ client }: SignedInPerson, { key, method, path, body }: Waiting): Promise<unknown> {
  const headers = { 'content-type': 'application/json', [idempotencyHeader]: key };
  const response = await client.fetch(path, { method, headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}

/** Folds what has come since; where the server says so, and where folding cannot tell, the copy is fetched. */
async function catchUp(client: Client, list: string): Promise<void> {
  const { live, copies, who } = client;
  for (; client.read < live.messages.length; client.read += 1) {
    const message = live.messages[client.read];
    const changed = message?.type === 'events' ? message.events.flatMap((event) => taskOf(event) ?? []) : [];
    for (const state of states) {
      let copy: Window | undefined = message?.type === 'refetch' ? undefined : copies[state];
      for (const task of changed) copy = copy && foldWindow(copy, task, { list, state, offset: 0 });
      copies[state] = copy ?? (await fetchWindow(who, list, state));
    }
  }
}

async function expectMadeOnce({ client }: SignedInPerson, made: readonly { task: string; title: string }[]) {
  for (const [task, changes] of Map.groupBy(made, (each) => each.task)) {
    const { entries } = await client.call(listHistory, { task });
    const titles = entries.filter(({ field }) => field === 'title').map(({ now }) => now);
    for (const { title } of changes) expect(titles.filter((each) => each === title)).toEqual([title]);
  }
}

/** A small seeded generator (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
