import { atOnce, type LoadClient, type Person } from './load-client.ts';
import { describeTimes, median } from './percentiles.ts';
import type { Figures } from './process-figures.ts';

const times = 7;
const devices = 6;
const slidingSync = '/unstable/org.matrix.simplified_msc3575/sync';

/** The first sync of somebody, and the first page of a sliding one: the very first, then the median of more. */
export async function measureInitialSync(
  name: string,
  client: LoadClient,
  { token }: Person,
  figures: () => Figures,
): Promise<void> {
  const list = { ranges: [[0, 19]], timeline_limit: 10, required_state: [['m.room.name', '']] };
  const ways = [
    ['sync', () => client.call('GET', '/v3/sync?timeout=0', token)],
    ['sliding, 20 rooms', () => client.call('POST', slidingSync, token, { lists: { all: list } })],
  ] as const;
  for (const [way, sync] of ways) {
    const taken: number[] = [];
    let bytes = 0;
    const before = figures().serverCpuMs;
    for (let turn = 0; turn < times; turn += 1) {
      const start = performance.now();
      const answer = await sync();
      taken.push(answer.at - start);
      bytes = answer.bytes;
    }
    const cpu = (figures().serverCpuMs - before) / times;
    const [first = 0, ...rest] = taken;
    console.log(
      `  ${`${name}: ${way}`.padEnd(32)} first ${first.toFixed(0)}, then ${median(rest).toFixed(0)} ms, server CPU ${cpu.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} kB`,
    );
  }
}

/** One writes in a room whose members all wait for news: until each, and until the last has it. */
export async function measureParked(
  client: LoadClient,
  {
    people,
    roomId,
    sends,
    figures,
  }: {
    readonly people: readonly Person[];
    readonly roomId: string;
    readonly sends: number;
    readonly figures: () => Figures;
  },
): Promise<void> {
  const [writer] = people;
  if (!writer) return;
  const filter = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 1 } } }));
  const since: string[] = [];
  await atOnce(people.length, 16, async (index) => {
    const { token } = people[index] as Person;
    since[index] = (await client.call('GET', `/v3/sync?timeout=0&filter=${filter}`, token)).read().next_batch;
  });
  const [each, last]: [number[], number[]] = [[], []];
  const [idle, begin] = [figures(), performance.now()];
  for (let turn = 0; turn < sends; turn += 1) {
    const waiting = people.map(({ token }, index) =>
      client.call('GET', `/v3/sync?timeout=30000&filter=${filter}&since=${since[index]}`, token),
    );
    // Until all of them have arrived and wait.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const start = performance.now();
    const [{ event_id: id }, answers] = await Promise.all([
      client.send(writer, roomId).then((answer) => answer.read()),
      Promise.all(waiting),
    ]);
    for (const [index, answer] of answers.entries()) {
      const body = answer.read();
      since[index] = body.next_batch;
      const events: { readonly event_id: string }[] = body.rooms?.join?.[roomId]?.timeline.events ?? [];
      if (!events.some((event) => event.event_id === id)) throw new Error('Somebody was told of something else');
    }
    const taken = answers.map(({ at }) => at - start);
    each.push(...taken);
    last.push(Math.max(...taken));
  }
  const after = figures();
  const deliveries = sends * people.length;
  console.log(`  to each of ${people.length}`.padEnd(26), describeTimes(each));
  console.log('  to the last'.padEnd(26), describeTimes(last));
  console.log(
    `  server CPU ${(((after.serverCpuMs - idle.serverCpuMs) / deliveries) * 1000).toFixed(0)} us a delivery (with the request that waits), ${((performance.now() - begin) / 1000).toFixed(0)} s`,
  );
  // Several devices' worth for each person, because what one takes is far below what the heap moves by.
  const before = figures().serverMb;
  const waiting = Array.from({ length: people.length * devices }, (_, number) => {
    const index = number % people.length;
    const path = `/v3/sync?timeout=60000&filter=${filter}&since=${since[index]}`;
    return client.call('GET', path, people[index]?.token);
  });
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const grown = figures().serverMb - before;
  await client.send(writer, roomId);
  await Promise.all(waiting);
  const kilobytes = (grown * 1024) / waiting.length;
  console.log(
    `  memory: ${waiting.length} parked take ${grown.toFixed(0)} MB, ${kilobytes.toFixed(1)} kB each with its connection`,
  );
}
