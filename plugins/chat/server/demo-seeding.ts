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
    for (const conversation of demoConversations) await hold(host, conversation);
  });
}

async function hold(host: Host, { space: slug, room: name, topic = '', lines }: DemoConversation): Promise<void> {
  const { database, homeserver, spaces, clock } = host;
  const found = await database.transaction(async (tx) => {
    const space = await spaces.findBySlug(tx, slug);
    return space && { space: space.id, writers: await listWriters(host, tx, space.id) };
  });
  if (!found || found.writers.length === 0) return;
  const { space, writers } = found;
  const speakers = new Map<string, string>();
  for (const [speaker] of lines) if (!speakers.has(speaker)) speakers.set(speaker, choose(speaker, writers, speakers));
  for (const person of new Set(speakers.values())) await homeserver.provide(person);
  const rooms = await database.transaction((tx) => homeserver.listRooms(tx, [space]));
  const known = rooms.find((room) => room.name === name);
  const { room } = known ?? (await homeserver.createRoom(undefined, { space, name, topic, writers: 'editors' }));
  const begin = clock.now().getTime() - (lines.length + 2) * pauseMinutes * minuteMs;
  for (const [index, [speaker, text]] of lines.entries()) {
    const at = new Date(begin + index * pauseMinutes * minuteMs);
    // Under the same key again it is the same message: the job may be repeated.
    const key = `demo-${slug}-${name}-${index}`.replace(/[^A-Za-z0-9-]/g, '_');
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
