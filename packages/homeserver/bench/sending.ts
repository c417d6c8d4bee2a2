import { atOnce, type LoadClient, type Person } from './load-client.ts';
import { describeTimes } from './percentiles.ts';
import type { Figures } from './process-figures.ts';

/** Messages of as many people as write at once, each in the room that it is given; answers with the rate. */
export async function measureSending(
  name: string,
  {
    client,
    people,
    rooms,
    count,
    figures,
  }: {
    readonly client: LoadClient;
    readonly people: readonly Person[];
    /** By the number of who writes. */
    readonly rooms: readonly string[];
    readonly count: number;
    readonly figures: () => Figures;
  },
): Promise<number> {
  const send = (worker: number) => client.send(people[worker] as Person, rooms[worker % rooms.length] ?? '');
  await atOnce(Math.ceil(count / 10), people.length, (_, worker) => send(worker));
  const times: number[] = [];
  const before = figures();
  const begin = performance.now();
  await atOnce(count, people.length, async (_, worker) => {
    const start = performance.now();
    times.push((await send(worker)).at - start);
  });
  const seconds = (performance.now() - begin) / 1000;
  const after = figures();
  const each = (key: keyof Figures) => ((after[key] - before[key]) / count).toFixed(2);
  console.log(`  ${name.padEnd(24)} ${Math.round(count / seconds)}/s  ${describeTimes(times)}`);
  console.log(
    `  ${''.padEnd(24)} CPU ms a message: server ${each('serverCpuMs')}, PostgreSQL ${each('postgresCpuMs')}; driver ${each('driverCpuMs')}`,
  );
  return count / seconds;
}
