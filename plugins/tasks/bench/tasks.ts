import { cpus, totalmem } from 'node:os';
import type { ServerHost } from '@kontor/plugin-api/server';
import { startTestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { tasksPlugin } from '../server/plugin.ts';
import { TaskContext } from '../server/task-context.ts';
import { createTaskServices } from '../server/task-services.ts';
import { windowSize } from '../shared/index.ts';
import { makeManyTasks } from './many-tasks.ts';

const size = { tasks: 50_000, own: 300, others: 100 };
const rounds = 300;
const warmUp = 30;
const myDayGoalMs = 30;

/**
 * Tasks at their service, with rights and names: the first window of a list of very many, the day of one person among all
 * these, and one change. An empty transaction is the floor; the day is measured twice, which tells the noise.
 */
async function run(): Promise<void> {
  let host: ServerHost | undefined;
  const server = await startTestServer({
    plugins: [tasksPlugin, { id: 'bench', register: (given) => (host = given) }],
  });
  if (!host) throw new Error('The server registered no plugin');
  const context = new TaskContext(host);
  const { lists, tasks, myDay } = createTaskServices(context);
  console.log(`Tasks: ${size.tasks} in a list of ${size.others} people, ${size.own} of one person's`);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const { actor, list } = await makeManyTasks(server, context, size);
  await waitUntilServed();
  const window = { list, state: 'open', offset: 0, limit: windowSize } as const;
  const shown = await lists.listTasks(actor, window);
  const day = await myDay.get(actor);
  console.log(`${shown.tasks.length} of ${shown.total} in the window, ${day.tasks.length} on the day`);
  const [changed] = shown.tasks;
  if (!changed || day.tasks.length !== size.own) throw new Error('The tasks were not made as meant');
  const change = (turn: number) =>
    tasks.change(actor, { task: changed.id, revision: changed.revision + turn, title: `Vorgang, Stand ${turn}` });
  const { database } = server;
  const turns: readonly (readonly [string, (turn: number) => Promise<unknown>])[] = [
    ['my day', () => myDay.get(actor)],
    ['first window', () => lists.listTasks(actor, window)],
    ['a change', change],
    ['my day (again)', () => myDay.get(actor)],
    ['floor', () => database.transaction((tx) => sql`select 1`.execute(tx))],
  ];
  const times = new Map<string, number[]>(turns.map(([name]) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    // A B B A: whoever comes second finds the caches of the database warm.
    for (const [name, act] of round % 2 === 0 ? turns : turns.toReversed()) {
      const start = performance.now();
      await act(round + warmUp + 1);
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  for (const [name, measured] of times) console.log(describe(name, measured));
  console.log(`  goal: my day p95 <= ${myDayGoalMs} ms`);
  await server.stop();

  async function waitUntilServed(): Promise<void> {
    for (;;) {
      const { unstamped, behind } = await server.application.events.backlog();
      if (unstamped === 0 && behind === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function describe(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(6);
  return `  ${name.padEnd(16)} p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms`;
}

await run();
process.exit(0);
