import type { Tx } from '@kontor/database';
import type { JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { type DemoConversation, demoConversations } from './demo-conversations.ts';

type Host = Pick<
  ServerHost,
  'database' | 'demo' | 'homeserver' | 'jobs' | 'permissions' | 'people' | 'spaces' | 'clock'
>;

const seedJob: JobDefinition = { name: 'chat.seed_conversations', data: z.object({}), attempts: 20 };
const minuteMs = 60_000;
/** Between two lines. */
const pauseMinutes = 7;

/** Has the demo city talk: in the background, as nobody who starts the demo is to wait for it. */
export function seedConversations(host: Host): void {
  host.demo.seed((tx) => host.jobs.enqueue(tx, seedJob, {}));
  host.jobs.define(seedJob, async () => {
    if (!host.homeserver.isOn) return;
    const planned = await host.database.transaction((tx) => plan(host, tx));
    // All of them first: then each space is filled once.
    await host.homeserver.provideAll([...new Set(planned.flatMap(({ speakers }) => [...speakers.values()]))]);
    for (const conversation of planned) await hold(host, conversation);
  });
}

interface PlannedConversation extends Omit<DemoConversation, 'space'> {
  readonly space: string;
  /** Persons by the names under which they speak. */
  readonly speakers: ReadonlyMap<string, string>;
}

/** Who really speaks, and in which space; spaces that are not there are left out. */
async function plan(host: Host, tx: Tx): Promise<PlannedConversation[]> {
  const planned: PlannedConversation[] = [];
  for (const conversation of demoConversations) {
    const space = await host.spaces.findBySlug(tx, conversation.space);
    const writers = space ? await listWriters(host, tx, space.id) : [];
    if (!space || writers.length === 0) continue;
    const speakers = new Map<string, string>();
    for (const [name] of conversation.lines)
      if (!speakers.has(name)) speakers.set(name, choose(name, writers, speakers));
    planned.push({ ...conversation, space: space.id, speakers });
  }
  return planned;
}

async function hold(
  host: Host,
  { space, room: name, topic = '', lines, speakers }: PlannedConversation,
): Promise<void> {
  const { database, homeserver, clock } = host;
  const rooms = await database.transaction((tx) => homeserver.listRooms(tx, [space]));
  const known = rooms.find((room) => room.name === name);
  const { room } = known ?? (await homeserver.createRoom(undefined, { space, name, topic, writers: 'editors' }));
  const begin = clock.now().getTime() - (lines.length + 2) * pauseMinutes * minuteMs;
  for (const [index, [speaker, text]] of lines.entries()) {
    const at = new Date(begin + index * pauseMinutes * minuteMs);
    // Under the same key again it is the same message: the job may be repeated.
    const key = `demo-${space}-${name}-${index}`.replace(/[^A-Za-z0-9-]/g, '_');
    await homeserver.write(room, speakers.get(speaker) ?? '', { text, at, key });
  }
}

/** Who may write there, by name. */
async function listWriters(host: Host, tx: Tx, space: string): Promise<{ id: string; name: string }[]> {
  const holders = await host.permissions.listPersonsOf(tx, space);
  const writing = holders.filter(({ role }) => role !== 'reader').map(({ person }) => person);
  const persons = await host.people.findPersons(tx, writing);
  return persons.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

/** The one with that name; else somebody who has not spoken yet. */
function choose(
  name: string,
  writers: readonly { readonly id: string; readonly name: string }[],
  taken: ReadonlyMap<string, string>,
): string {
  const spoken = new Set(taken.values());
  const named = writers.find((writer) => writer.name === name);
  return (named ?? writers.find(({ id }) => !spoken.has(id)) ?? writers[0])?.id ?? '';
}
