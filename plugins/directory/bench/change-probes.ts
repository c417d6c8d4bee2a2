import { addGrant, positionsChanged, spaceAccessChanged, updatePerson } from '@kontor/schema';
import {
  type ApiClient,
  ApiFailure,
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  liveClient,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { profileChanged, updateOwnProfile } from '../shared/index.ts';

/** Changes of one kind that may be under way at once. */
const places = 48;

export const changeKinds = ['profile', 'position', 'grant'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change that somebody made while something else went on; times are those of `performance.now()`. */
export interface Change {
  readonly kind: ChangeKind;
  /** When it was due: what keeps it from beginning counts as waiting, too. */
  readonly dueAt: number;
  answeredAt?: number;
  /** The code with which it was refused. */
  refused?: string;
  /** When the live connection of a third person had been served with it. */
  seenAt?: number;
}

/** Where changes of one kind can be made, one at a time; the event that tells of them names the subject. */
interface Place {
  readonly event: string;
  readonly subject: string;
  readonly made: Change[];
  busy: boolean;
  make(turn: number): Promise<unknown>;
}

export interface ChangeProbes {
  /** Ends them, waits for what is under way, and answers with all. */
  stop(): Promise<Change[]>;
}

/**
 * Makes a change every so many milliseconds, in turn of somebody's own profile, of a person's position and of a grant, whether or not
 * the ones before have been answered, and notes when each has reached the live connection of somebody else.
 */
export async function startProbes(server: TestServer, everyMs: number): Promise<ChangeProbes> {
  const third = await aSignedInPerson(server);
  const pools = {
    profile: await makeProfiles(server),
    position: await makePositions(server),
    grant: await makeGrants(server, third.person.id),
  };
  const watcher = await watch(server, third.client);
  const changes: Change[] = [];
  const running: Promise<void>[] = [];
  const startedAt = performance.now();
  const timer = setInterval(() => {
    // All that are due by now: a busy event loop must not hide for how long it was busy.
    while (startedAt + changes.length * everyMs <= performance.now()) {
      const kind = changeKinds[changes.length % changeKinds.length] ?? 'profile';
      const change: Change = { kind, dueAt: startedAt + changes.length * everyMs };
      changes.push(change);
      running.push(makeChange(pools[kind], change));
    }
  }, 10);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(running);
      await waitUntilServed(server);
      await noteSeen(server, Object.values(pools).flat(), watcher.served);
      watcher.close();
      return changes;
    },
  };
}

async function makeChange(pool: readonly Place[], change: Change): Promise<void> {
  const place = pool.find(({ busy }) => !busy);
  if (!place) {
    change.refused = 'all places busy';
    return;
  }
  place.busy = true;
  try {
    await place.make(place.made.length + 1);
    change.answeredAt = performance.now();
    place.made.push(change);
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    change.refused = failure.code;
  }
  place.busy = false;
}

async function waitUntilServed(server: TestServer): Promise<void> {
  for (;;) {
    const { unstamped } = await server.application.events.backlog();
    const newest = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
    if (unstamped === 0 && server.application.live.position >= newest) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Changes of one place are in the order of its events. Many at once reach a client as one `refetch` up to a position. */
async function noteSeen(server: TestServer, pool: readonly Place[], served: readonly Served[]): Promise<void> {
  const { rows } = await server.database.transaction((tx) =>
    sql<{ event: string; subject: string; position: number }>`
      select kind as event, coalesce(payload ->> 'person', payload ->> 'space') as subject, position from events
      where kind = any(${[...new Set(pool.map(({ event }) => event))]}) order by position`.execute(tx),
  );
  const positions = Map.groupBy(rows, ({ event, subject }) => `${event} ${subject}`);
  for (const { event, subject, made } of pool) {
    // The last ones are ours: a place may have had events when it was made.
    const own = (positions.get(`${event} ${subject}`) ?? []).slice(-made.length);
    made.forEach((change, index) => {
      const position = own[index]?.position ?? Number.POSITIVE_INFINITY;
      change.seenAt = served.find(({ cursor }) => cursor >= position)?.at ?? Number.POSITIVE_INFINITY;
    });
  }
}

interface Served {
  readonly at: number;
  readonly cursor: number;
}

/** Notes when a client had been served up to which position. */
async function watch(server: TestServer, client: ApiClient) {
  const cursor = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
  const live = await liveClient(client, cursor);
  const served: Served[] = [];
  let read = 0;
  const timer = setInterval(() => {
    for (; read < live.messages.length; read += 1) {
      const message = live.messages[read];
      if (message && 'cursor' in message) served.push({ at: performance.now(), cursor: message.cursor });
    }
  }, 2);
  const close = () => {
    clearInterval(timer);
    live.close();
  };
  return { served, close };
}

async function makeProfiles(server: TestServer): Promise<Place[]> {
  return inTurn(async () => {
    const { client, person } = await aSignedInPerson(server);
    let revision = 0;
    const make = async (turn: number) => {
      const changed = await client.call(updateOwnProfile, { revision, about: `Stand ${turn}` });
      revision = changed.profileRevision;
    };
    return { event: profileChanged.kind, subject: person.id, make };
  });
}

async function makePositions(server: TestServer): Promise<Place[]> {
  const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
  const unit = await anOrgUnit(server);
  return inTurn(async () => {
    const person = await aPerson(server);
    const make = (turn: number) => {
      const positions = [{ orgUnit: unit.id, title: `Stelle ${turn}` }];
      return client.call(updatePerson, { person: person.id, revision: person.revision, positions });
    };
    return { event: positionsChanged.kind, subject: person.id, make };
  });
}

async function makeGrants(server: TestServer, reader: string): Promise<Place[]> {
  const { client, person } = await aSignedInPerson(server);
  const invited = await aPerson(server);
  const grants = [{ subject: { kind: 'person', id: reader }, role: 'reader' }] as const;
  return inTurn(async () => {
    const space = await aSpace(server, { owner: person.id, grants });
    const make = (turn: number) => {
      const role = turn % 2 === 0 ? 'reader' : 'editor';
      return client.call(addGrant, { space: space.id, subject: { kind: 'person', id: invited.id }, role });
    };
    return { event: spaceAccessChanged.kind, subject: space.id, make };
  });
}

async function inTurn(make: () => Promise<Pick<Place, 'event' | 'subject' | 'make'>>): Promise<Place[]> {
  const made: Place[] = [];
  while (made.length < places) made.push({ ...(await make()), made: [], busy: false });
  return made;
}
