import { newId } from '@kontor/base';
import {
  createSpace,
  defineEvent,
  listGrants,
  liveCloseCodes,
  pollLive,
  removeGrant,
  sessionsEnded,
  spaceUpdated,
  updateSpace,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  type LiveClient,
  liveClient,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';

const noted = defineEvent('test.noted', z.object({ note: z.string() }));
const broken = defineEvent('test.broken', z.object({}));
const slow = defineEvent('test.slow', z.object({}));
/** What reads objects of the slow ones waits for this. */
let gate: Promise<void> = Promise.resolve();

let server: TestServer;
let open: LiveClient[] = [];

beforeAll(async () => {
  server = await startTestServer();
  server.core.live.present(noted, async (_tx, event) => ({ text: event.payload.note }));
  server.core.live.present(slow, async () => {
    await gate;
    return null;
  });
  server.core.live.present(broken, async (tx) => {
    await sql`select no_such_column`.execute(tx);
    return null;
  });
});

afterEach(() => {
  for (const client of open) client.close();
  open = [];
});

afterAll(() => server.stop());

/** Once everything committed so far has its position. */
async function currentPosition(): Promise<number> {
  await expect.poll(async () => (await server.application.events.backlog()).unstamped).toBe(0);
  return server.database.transaction((tx) => server.core.events.currentPosition(tx));
}

async function connect(person: SignedInPerson, cursor?: number): Promise<LiveClient> {
  const client = await liveClient(person.client, cursor ?? (await currentPosition()));
  open.push(client);
  return client;
}

function note(
  text: string,
  audience: Parameters<typeof server.core.events.append>[3] = { everyone: true },
): Promise<void> {
  return server.database.transaction((tx) =>
    server.core.events.append(tx, noted, { note: text }, audience, { actor: undefined }),
  );
}

const says = (text: string) => (event: { object: Record<string, unknown> | null }) => event.object?.text === text;

describe('live delivery (docs/specs/events.md)', () => {
  it('E10: a client that was away gets what it missed, once and in order', async () => {
    const person = await aSignedInPerson(server);
    const first = await connect(person);
    await note('before');
    const { position } = await first.waitFor(says('before'));
    first.close();
    await note('while away 1');
    await note('while away 2');
    const second = await connect(person, position);
    await note('after');
    await second.waitFor(says('after'));
    expect(second.events.filter(({ kind }) => kind === noted.kind).map(({ object }) => object?.text)).toEqual([
      'while away 1',
      'while away 2',
      'after',
    ]);
  });

  it('E10: a cursor from the future is told to fetch anew', async () => {
    const client = await connect(await aSignedInPerson(server), 9_000_000);
    await expect.poll(() => client.messages.map(({ type }) => type)).toContain('refetch');
  });

  it('E6: an event for some persons, a space or administrators reaches them alone', async () => {
    const [member, stranger, administrator] = [
      await aSignedInPerson(server),
      await aSignedInPerson(server),
      await aSignedInPerson(server, { roles: ['administrator'] }),
    ];
    const space = await aSpace(server, { owner: member.person.id, visibility: 'hidden' });
    const [memberLive, strangerLive, administratorLive] = [
      await connect(member),
      await connect(stranger),
      await connect(administrator),
    ];
    await note('to the space', { space: space.id });
    await note('to one person', { persons: [stranger.person.id] });
    await note('to administrators', { administrators: true });
    await note('to nobody', { nobody: true });
    await note('to all');
    for (const client of [memberLive, strangerLive, administratorLive]) await client.waitFor(says('to all'));
    const heard = (client: LiveClient) =>
      client.events.filter(({ kind }) => kind === noted.kind).map(({ object }) => object?.text);
    expect(heard(memberLive)).toEqual(['to the space', 'to all']);
    expect(heard(strangerLive)).toEqual(['to one person', 'to all']);
    expect(heard(administratorLive)).toEqual(['to administrators', 'to all']);
  });

  it('E6, E11: who lost the right before the delivery gets nothing, and is told of the loss within a second', async () => {
    const owner = await aSignedInPerson(server);
    const member = await aSignedInPerson(server);
    const space = await aSpace(server, {
      owner: owner.person.id,
      visibility: 'hidden',
      grants: [{ subject: { kind: 'person', id: member.person.id }, role: 'reader' }],
    });
    const live = await connect(member);
    await note('still inside', { space: space.id });
    await live.waitFor(says('still inside'));
    const { grants } = await owner.client.call(listGrants, { space: space.id });
    const given = grants.find(({ subject }) => subject.id === member.person.id);
    const started = performance.now();
    await owner.client.call(removeGrant, { space: space.id, grant: given?.id ?? '' });
    await live.waitFor(({ kind }) => kind === 'spaces.access.lost', 1000);
    expect(performance.now() - started).toBeLessThan(1000);
    await note('a secret', { space: space.id });
    await note('to all again');
    await live.waitFor(says('to all again'));
    expect(live.events.some(says('a secret'))).toBe(false);
  });

  it('sends the object as it is now, the same as a fetch gives', async () => {
    const owner = await aSignedInPerson(server);
    const live = await connect(owner);
    const space = await owner.client.call(createSpace, { slug: `live-${newId().slice(-8)}`, name: 'Alt' });
    await owner.client.call(updateSpace, { space: space.id, revision: space.revision, name: 'Neu' });
    const updated = await live.waitFor(({ kind, payload }) => kind === spaceUpdated.kind && payload.space === space.id);
    expect(updated.object).toMatchObject({ id: space.id, name: 'Neu', role: 'owner' });
  });

  it('a revoked session closes its socket within a second, other sessions stay', async () => {
    const person = await aSignedInPerson(server);
    const other = await aSignedInPerson(server);
    const [live, otherLive] = [await connect(person), await connect(other)];
    await note('ready');
    await live.waitFor(says('ready'));
    const started = performance.now();
    await server.database.transaction((tx) =>
      server.services.accounts.endSessions(tx, person.actor.account, 'revoked'),
    );
    expect(await live.waitForClose(1000)).toBe(liveCloseCodes.sessionEnded);
    expect(performance.now() - started).toBeLessThan(1000);
    await note('for the others');
    await otherLive.waitFor(says('for the others'));
  });

  it('a suspended person loses the live socket within a second', async () => {
    const person = await aSignedInPerson(server);
    const live = await connect(person);
    await note('ready too');
    await live.waitFor(says('ready too'));
    await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, person.actor.account));
    expect(await live.waitForClose(1000)).toBe(liveCloseCodes.sessionEnded);
  });

  it.each([
    'no json',
    '{"type":"start"}',
    '{"type":"start","cursor":-1}',
    '{"type":"other"}',
    '[]',
    Buffer.from([1, 2, 3]),
  ])('closes on a bad message: %s', async (message) => {
    const live = await connect(await aSignedInPerson(server));
    live.sendRaw(message);
    expect(await live.waitForClose()).toBe(liveCloseCodes.badMessage);
  });

  it('closes on a second start and on a message beyond the bound', async () => {
    const twice = await connect(await aSignedInPerson(server));
    twice.sendRaw('{"type":"start","cursor":0}');
    expect(await twice.waitForClose()).toBe(liveCloseCodes.badMessage);
    const large = await connect(await aSignedInPerson(server));
    large.sendRaw('x'.repeat(300 * 1024));
    expect(await large.waitForClose()).toBe(1009);
  });

  it('refuses a socket that another site opens', async () => {
    const { client } = await aSignedInPerson(server);
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { cookie: client.cookie, origin: 'https://evil.example' };
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { headers });
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.once('open', () => reject(new Error('it was opened')));
      socket.once('error', () => undefined);
    });
    expect(status).toBe(403);
  });

  it('the long poll gives the same as the socket', async () => {
    const person = await aSignedInPerson(server);
    const cursor = await currentPosition();
    const waiting = person.client.call(pollLive, { cursor });
    const live = await connect(person, cursor);
    await note('by both ways');
    const event = await live.waitFor(says('by both ways'));
    const polled = await waiting;
    expect(polled).toMatchObject({ type: 'events', events: [event] });
    const missed = await person.client.call(pollLive, { cursor });
    expect(missed).toMatchObject({ type: 'events', events: [event] });
  });

  it('a poll that does not wait answers at once, with what was missed or with nothing', async () => {
    const person = await aSignedInPerson(server);
    const cursor = await currentPosition();
    const nothing = await person.client.call(pollLive, { cursor, wait: 0 });
    expect(nothing).toMatchObject({ type: 'events', events: [] });
    await note('missed by the poll');
    const missed = await person.client.call(pollLive, { cursor, wait: 0 });
    expect(missed).toMatchObject({ type: 'events', events: [{ payload: expect.anything() }] });
  });

  it('a long import delays nobody’s live events by more than a second', async () => {
    const person = await aSignedInPerson(server);
    const live = await connect(person);
    let finish = () => {};
    const told = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begun = () => {};
    const ready = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const importing = server.database.transaction(async (tx) => {
      const notes = Array.from({ length: 5000 }, (_, index) => ({
        payload: { note: `import ${index}` },
        audience: { everyone: true } as const,
      }));
      await server.core.events.appendMany(tx, noted, notes, { actor: undefined });
      begun();
      await told;
    });
    await ready;
    for (let index = 0; index < 5; index += 1) {
      const started = performance.now();
      await note(`meanwhile ${index}`);
      await live.waitFor(says(`meanwhile ${index}`), 1000);
      expect(performance.now() - started).toBeLessThan(1000);
    }
    finish();
    await importing;
    const imported = await currentPosition();
    await expect.poll(() => server.application.live.position, { timeout: 10_000 }).toBeGreaterThanOrEqual(imported);
    expect(live.messages.some(({ type }) => type === 'refetch')).toBe(true);
    const started = performance.now();
    await note('after the import');
    await live.waitFor(says('after the import'), 1000);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(live.events.some(({ object }) => String(object?.text).startsWith('import'))).toBe(false);
  });

  it('E10: an event that cannot be presented makes clients fetch anew and stops nothing', async () => {
    const person = await aSignedInPerson(server);
    const before = await currentPosition();
    const watching = await connect(person, before);
    await server.database.transaction((tx) =>
      server.core.events.append(tx, broken, {}, { everyone: true }, { actor: undefined }),
    );
    const told = ({ messages }: LiveClient) => messages.map(({ type }) => type).filter((type) => type !== 'events');
    await expect.poll(() => told(watching)).toEqual(['refetch']);
    await note('after the broken one');
    await watching.waitFor(says('after the broken one'));
    // Whoever was away meets it on the way.
    const returning = await connect(person, before);
    await expect.poll(() => told(returning)).toEqual(['refetch']);
    await note('for both');
    await returning.waitFor(says('for both'));
  });

  it('E10: tells a client that it is served, also when it has missed nothing, and answers its pings', async () => {
    const person = await aSignedInPerson(server);
    const cursor = await currentPosition();
    const live = await connect(person, cursor);
    await expect.poll(() => live.messages.at(0)).toEqual({ type: 'events', events: [], cursor });
    live.sendRaw(JSON.stringify({ type: 'ping' }));
    await expect.poll(() => live.messages.at(-1)).toEqual({ type: 'pong' });
  });

  it('a client whose session ended while it was away is told so, and holds nothing up', async () => {
    const { actor } = await aSignedInPerson(server);
    const cursor = await currentPosition();
    const gone = { ...actor, session: newId() };
    await server.database.transaction((tx) => {
      const payload = { account: actor.account, sessions: [gone.session] };
      return server.core.events.append(tx, sessionsEnded, payload, { nobody: true }, { actor: undefined });
    });
    await currentPosition();
    await expect.poll(() => server.application.live.position).toBeGreaterThan(cursor);
    const count = server.application.live.connections;
    let isEnded = false;
    const end = () => {
      isEnded = true;
    };
    await server.application.live.connect({ actor: gone, cursor, send: () => undefined, end });
    expect(isEnded).toBe(true);
    expect(server.application.live.connections).toBe(count);
  });

  it('keeps no trace of a client that could not be connected', async () => {
    const person = await aSignedInPerson(server);
    const count = server.application.live.connections;
    await sql`alter table people_positions rename to people_positions_away`.execute(server.database.kysely);
    const refused = await connect(person);
    expect(await refused.waitForClose()).toBe(1011);
    expect((await person.client.fetch(`/api/live?cursor=0`)).status).toBe(500);
    await sql`alter table people_positions_away rename to people_positions`.execute(server.database.kysely);
    expect(server.application.live.connections).toBe(count);
  });

  it('E13: a change for thousands is one refetch for those concerned, and reads nothing for the others', async () => {
    const [watching, elsewhere] = [await connect(await aSignedInPerson(server)), await aSignedInPerson(server)];
    const other = await connect(elsewhere);
    const before = await currentPosition();
    const persons = Array.from({ length: 600 }, () => newId());
    await server.database.transaction(async (tx) => {
      const notes = persons.map((id) => ({
        payload: { note: `lost ${id}` },
        audience: { persons: [id, elsewhere.person.id] },
      }));
      await server.core.events.appendMany(tx, noted, notes, { actor: undefined });
    });
    const after = await currentPosition();
    const refetched = () => other.messages.flatMap((message) => (message.type === 'refetch' ? [message.cursor] : []));
    await expect.poll(() => Math.max(0, ...refetched()), { timeout: 5000 }).toBeGreaterThan(before);
    await expect.poll(() => server.application.live.position, { timeout: 5000 }).toBeGreaterThanOrEqual(after);
    await note('and then');
    await watching.waitFor(says('and then'));
    await other.waitFor(says('and then'));
    expect(watching.messages.some(({ type }) => type === 'refetch')).toBe(false);
  });

  it('E13: whom an event concerns does not wait for what is read for others behind it; who comes meanwhile misses nothing', async () => {
    const [first, behind, late] = [
      await aSignedInPerson(server),
      await aSignedInPerson(server),
      await aSignedInPerson(server),
    ];
    const before = await currentPosition();
    const [early, waiting] = [await connect(first), await connect(behind)];
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    await server.database.transaction(async (tx) => {
      const { events } = server.core;
      const origin = { actor: undefined };
      await events.append(tx, noted, { note: 'goes ahead' }, { persons: [first.person.id, late.person.id] }, origin);
      const others = Array.from({ length: 90 }, () => ({ payload: {}, audience: { persons: [behind.person.id] } }));
      await events.appendMany(tx, noted, fillers(60), origin);
      await events.appendMany(tx, slow, others, origin);
    });
    await early.waitFor(says('goes ahead'), 2000);
    const newcomer = await connect(late, before);
    open();
    await newcomer.waitFor(says('goes ahead'), 2000);
    await expect.poll(() => waiting.events.filter(({ kind }) => kind === slow.kind).length).toBe(90);
    for (const { events } of [early, newcomer]) expect(events.filter(says('goes ahead'))).toHaveLength(1);

    function fillers(count: number) {
      return Array.from({ length: count }, () => ({
        payload: { note: 'for nobody' },
        audience: { persons: [newId()] },
      }));
    }
  });

  it('loses nothing when the connection that listens breaks', async () => {
    const live = await connect(await aSignedInPerson(server));
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query ilike 'listen %'`.execute(server.database.kysely);
    await note('after the break');
    await live.waitFor(says('after the break'), 8000);
  });
});
