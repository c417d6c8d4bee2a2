import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type Json, part, register } from '../../contract/harness/client.ts';
import type { Target } from '../../contract/harness/target.ts';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

const people = 4;

let database: TestDatabase;
let homeserver: Homeserver;
let clients: Client[];
const failures: unknown[] = [];

async function start(): Promise<void> {
  homeserver = await startHomeserver({
    database,
    host: '127.0.0.1',
    port: 0,
    config: {
      ...defaultConfig,
      serverName: 'localhost',
      registration: 'open',
      rateLimits: false,
      passwordCost: { memory: 64, passes: 1 },
    },
    onFailure: (failure) => failures.push(failure),
  });
}

beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
  await start();
  clients = await Promise.all(Array.from({ length: people }, () => register(target)));
});

afterAll(async () => {
  await homeserver.close();
  await database.close();
});

/** A server that moves to another port with each start. */
const target = {
  kind: 'kontor',
  serverName: 'localhost',
  get url() {
    return homeserver.url;
  },
} as Target; // what clients need of it

/** What a client that syncs now and then has put together. */
class Follower {
  readonly client: Client;
  since: string | undefined;
  readonly timelines = new Map<string, string[]>();
  readonly state = new Map<string, Map<string, string>>();

  constructor(client: Client) {
    this.client = client;
  }

  async follow(limit: number): Promise<void> {
    const filter = JSON.stringify({ room: { timeline: { limit } } });
    const sync = await this.client.sync({ since: this.since, filter });
    this.since = sync.next_batch;
    for (const roomId of Object.keys(sync.rooms?.leave ?? {})) this.forget(roomId);
    for (const [roomId, room] of Object.entries<Json>(sync.rooms?.join ?? {})) this.#take(roomId, room);
  }

  forget(roomId: string): void {
    this.timelines.delete(roomId);
    this.state.delete(roomId);
  }

  #take(roomId: string, room: Json): void {
    const known = this.timelines.get(roomId) ?? [];
    const state = this.state.get(roomId) ?? new Map<string, string>();
    for (const event of [...room.state.events, ...room.timeline.events])
      if (event.state_key !== undefined) state.set(`${event.type} ${event.state_key}`, event.event_id);
    const ids = room.timeline.events.map((event: Json) => event.event_id);
    this.timelines.set(roomId, room.timeline.limited ? ids : [...known, ...ids]);
    this.state.set(roomId, state);
  }
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('send' as const), who: fc.nat(people - 1), room: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('sync' as const),
      who: fc.nat(people - 1),
      limit: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('join' as const), who: fc.nat(people - 1), room: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('leave' as const), who: fc.nat(people - 1), room: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('name' as const), who: fc.nat(people - 1), room: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('burst' as const), room: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const) }) },
);

test('whoever syncs, whenever, ends with the rooms as they are: nothing lost, nothing twice, in one order (S1, S6, S8, S9)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const followers = clients.map((client) => new Follower(client));
      const owner = clients[0] as Client; // there are four
      const rooms = await Promise.all(
        ['eins', 'zwei', 'drei'].map((name) => owner.createRoom({ preset: 'public_chat', name })),
      );
      const inRoom = async (who: number, room: number, work: (client: Client, roomId: string) => Promise<unknown>) => {
        const [client, roomId] = [clients[who], rooms[room]];
        if (!client || !roomId) return;
        const { joined_rooms: joined } = await client.get('/v3/joined_rooms');
        if (joined.includes(roomId)) await work(client, roomId);
      };
      for (const each of steps) {
        if (each.act === 'send') await inRoom(each.who, each.room, (client, roomId) => client.sendText(roomId, 'Text'));
        else if (each.act === 'sync') await followers[each.who]?.follow(each.limit);
        else if (each.act === 'join') await clients[each.who]?.join(rooms[each.room] ?? '');
        else if (each.act === 'leave') await inRoom(each.who, each.room, (client, roomId) => client.leave(roomId));
        else if (each.act === 'name')
          await inRoom(each.who, each.room, (client, roomId) =>
            client
              .setState(roomId, `org.example.${each.who}`, { at: Date.now() }, client.userId)
              .catch(() => undefined),
          );
        else if (each.act === 'burst')
          await Promise.all(
            clients.map((_client, who) =>
              inRoom(who, each.room, (client, roomId) => client.sendText(roomId, 'zugleich')),
            ),
          );
        else {
          await homeserver.close();
          await start();
        }
      }
      for (const follower of followers) await compare(follower, rooms);
      expect(failures).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** After one more look the client has what a fresh one would be told. */
async function compare(follower: Follower, rooms: readonly string[]): Promise<void> {
  await follower.follow(100);
  const { client } = follower;
  const { joined_rooms: joined } = await client.get('/v3/joined_rooms');
  expect([...follower.timelines.keys()].sort()).toEqual([...joined].sort());
  for (const roomId of rooms.filter((id) => joined.includes(id))) {
    const { chunk } = await client.get(`/v3/rooms/${part(roomId)}/messages`, { dir: 'b', limit: 1000 });
    const whole = chunk.map((event: Json) => event.event_id).reverse();
    const seen = follower.timelines.get(roomId) ?? [];
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(whole.slice(whole.length - seen.length));
    const state = await client.get(`/v3/rooms/${part(roomId)}/state`);
    const current = state.map((event: Json) => [`${event.type} ${event.state_key}`, event.event_id]);
    expect([...(follower.state.get(roomId) ?? [])].sort()).toEqual(current.sort());
  }
}
