import fc from 'fast-check';
import { expect } from 'vitest';
import { type Client, type Json, part } from './client.ts';

/** So many people take part. */
export const participants = 4;
const roomNames = ['eins', 'zwei', 'drei'];

const who = fc.nat(participants - 1);
const room = fc.nat(roomNames.length - 1);
const act = <Name extends string>(name: Name) => fc.constant(name);

/** The server ends that long after all who are inside a room began to write. */
const ending = fc.record({ act: act('end'), room, afterMs: fc.nat(12) });

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: act('send'), who, room }) },
  { weight: 3, arbitrary: fc.record({ act: act('sync'), who, limit: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ act: act('join'), who, room }) },
  { weight: 1, arbitrary: fc.record({ act: act('leave'), who, room }) },
  { weight: 2, arbitrary: fc.record({ act: act('name'), who, room }) },
  { weight: 1, arbitrary: fc.record({ act: act('burst'), room }) },
  { weight: 1, arbitrary: ending },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** As many steps at most, and at last an end of the server. */
export const stepsOf = (most: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(fc.array(step, { minLength: Math.min(10, most), maxLength: most, size: 'max' }), ending)
    .map(([steps, last]) => [...steps, last]);

/** A message that was sent: the same transaction however often it was tried. */
interface Sent {
  readonly client: Client;
  readonly roomId: string;
  readonly txnId: string;
  /** What the server acknowledged, if it did. */
  eventId: string | undefined;
}

let worlds = 0;

/** A few people in a few rooms of a server that ends in between, and what each of them was told. */
export class World {
  readonly #clients: readonly Client[];
  readonly #followers: readonly Follower[];
  /** Ends the server after a while and starts it again. */
  readonly #endServer: (afterMs: number) => Promise<void>;
  readonly #sent: Sent[] = [];
  readonly #name: string;
  #rooms: string[] = [];
  /** So many tries got no answer. */
  cutOff = 0;

  constructor(clients: readonly Client[], endServer: (afterMs: number) => Promise<void>) {
    worlds += 1;
    this.#name = `${Date.now().toString(36)}w${worlds}`;
    this.#clients = clients;
    this.#followers = clients.map((client) => new Follower(client));
    this.#endServer = endServer;
  }

  async run(steps: readonly Step[]): Promise<void> {
    const owner = this.#client(0);
    this.#rooms = await Promise.all(roomNames.map((name) => owner.createRoom({ preset: 'public_chat', name })));
    for (const each of steps) await this.#do(each);
    await this.#compare();
  }

  async #do(each: Step): Promise<void> {
    if (each.act === 'sync') return await this.#followers[each.who]?.follow(each.limit);
    const roomId = this.#rooms[each.room] ?? '';
    if (each.act === 'end') return await this.#endWhileAllWrite(roomId, each.afterMs);
    if (each.act === 'burst')
      return void (await Promise.all((await this.#inside(roomId)).map((one) => this.#send(one, roomId))));
    const client = this.#client(each.who);
    if (each.act === 'join') return await client.join(roomId);
    if (!(await isInside(client, roomId))) return;
    if (each.act === 'leave') await client.leave(roomId);
    else if (each.act === 'send') await this.#send(client, roomId);
    else
      await client
        .setState(roomId, `org.example.${each.who}`, { at: Date.now() }, client.userId)
        .catch(() => undefined);
  }

  async #send(client: Client, roomId: string): Promise<void> {
    const sent: Sent = { client, roomId, txnId: `${this.#name}m${this.#sent.length}`, eventId: undefined };
    this.#sent.push(sent);
    await attempt(sent);
  }

  /** Who hears nothing before the server is gone tries again under the same transaction, as clients do. */
  async #endWhileAllWrite(roomId: string, afterMs: number): Promise<void> {
    const inside = await this.#inside(roomId);
    const writing = [...inside, ...inside].map((client) => this.#send(client, roomId));
    const settled = Promise.allSettled(writing);
    await this.#endServer(afterMs);
    this.cutOff += (await settled).filter(({ status }) => status === 'rejected').length;
    for (const sent of this.#sent.filter(({ eventId }) => eventId === undefined)) await attempt(sent);
  }

  async #inside(roomId: string): Promise<Client[]> {
    const inside: Client[] = [];
    for (const client of this.#clients) if (await isInside(client, roomId)) inside.push(client);
    return inside;
  }

  /** Everybody has the rooms as they are, and each message is there once, under the id that was acknowledged. */
  async #compare(): Promise<void> {
    for (const follower of this.#followers) await follower.compare(this.#rooms);
    // Where a retry tells another event, the first one was lost or the second one doubles it.
    for (const sent of this.#sent.slice(-20)) {
      const { eventId } = sent;
      if (await isInside(sent.client, sent.roomId)) await attempt(sent);
      expect(sent.eventId).toBe(eventId);
    }
    for (const roomId of this.#rooms) {
      // Whoever is inside sees everything that was said since the beginning.
      await this.#client(0).join(roomId);
      const events = await wholeTimeline(this.#client(0), roomId);
      const own = this.#sent.filter((sent) => sent.roomId === roomId);
      for (const { txnId, eventId } of own)
        expect(events.filter((event) => event.content.body === txnId).map((event) => event.event_id)).toEqual([
          eventId,
        ]);
    }
  }

  #client(number: number): Client {
    const client = this.#clients[number];
    if (!client) throw new Error(`There are ${this.#clients.length} people, but not number ${number}`);
    return client;
  }
}

async function attempt(sent: Sent): Promise<void> {
  const content = { msgtype: 'm.text', body: sent.txnId };
  sent.eventId = await sent.client.send(sent.roomId, content, 'm.room.message', sent.txnId);
}

async function isInside(client: Client, roomId: string): Promise<boolean> {
  return (await client.get('/v3/joined_rooms')).joined_rooms.includes(roomId);
}

async function wholeTimeline(client: Client, roomId: string): Promise<Json[]> {
  const { chunk } = await client.get(`/v3/rooms/${part(roomId)}/messages`, { dir: 'b', limit: 1000 });
  return chunk.reverse();
}

/** What a client that syncs now and then has put together. */
class Follower {
  readonly #client: Client;
  #since: string | undefined;
  readonly #timelines = new Map<string, string[]>();
  readonly #state = new Map<string, Map<string, string>>();

  constructor(client: Client) {
    this.#client = client;
  }

  async follow(limit: number): Promise<void> {
    const filter = JSON.stringify({ room: { timeline: { limit } } });
    const sync = await this.#client.sync({ since: this.#since, filter });
    this.#since = sync.next_batch;
    for (const roomId of Object.keys(sync.rooms?.leave ?? {})) this.#forget(roomId);
    for (const [roomId, joined] of Object.entries<Json>(sync.rooms?.join ?? {})) this.#take(roomId, joined);
  }

  /** After one more look the client has what a fresh one would be told. */
  async compare(rooms: readonly string[]): Promise<void> {
    await this.follow(100);
    const { joined_rooms: joined } = await this.#client.get('/v3/joined_rooms');
    expect([...this.#timelines.keys()].sort()).toEqual([...joined].sort());
    for (const roomId of rooms.filter((id) => joined.includes(id))) {
      const whole = (await wholeTimeline(this.#client, roomId)).map((event) => event.event_id);
      const seen = this.#timelines.get(roomId) ?? [];
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(whole.slice(whole.length - seen.length));
      const state = await this.#client.get(`/v3/rooms/${part(roomId)}/state`);
      const current = state.map((event: Json) => [`${event.type} ${event.state_key}`, event.event_id]);
      expect([...(this.#state.get(roomId) ?? [])].sort()).toEqual(current.sort());
    }
  }

  #forget(roomId: string): void {
    this.#timelines.delete(roomId);
    this.#state.delete(roomId);
  }

  #take(roomId: string, joined: Json): void {
    const known = this.#timelines.get(roomId) ?? [];
    const state = this.#state.get(roomId) ?? new Map<string, string>();
    for (const event of [...joined.state.events, ...joined.timeline.events])
      if (event.state_key !== undefined) state.set(`${event.type} ${event.state_key}`, event.event_id);
    const ids = joined.timeline.events.map((event: Json) => event.event_id);
    this.#timelines.set(roomId, joined.timeline.limited ? ids : [...known, ...ids]);
    this.#state.set(roomId, state);
  }
}
