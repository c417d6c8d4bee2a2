import type { ServerHost, ServerPlugin } from '@kontor/plugin-api/server';
import { listNotifications, type Notification } from '@kontor/schema';
import { type ManualClock, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { taskRef } from '../shared/index.ts';
import { tasksPlugin } from './plugin.ts';
import { TaskContext } from './task-context.ts';

/** A server with tasks, and what a job of theirs works with: as new each time as after a restart. */
export async function startTasks(clock: ManualClock): Promise<{ server: TestServer; newContext(): TaskContext }> {
  let host: ServerHost | undefined;
  const plugin: ServerPlugin = {
    ...tasksPlugin,
    register(given) {
      host = given;
      tasksPlugin.register(given);
    },
  };
  const server = await startTestServer({ plugins: [plugin], clock });
  return {
    server,
    newContext() {
      if (!host) throw new Error('The server has not started');
      return new TaskContext(host);
    },
  };
}

/** What somebody was told of a task, the newest first. */
export async function toldOf({ client }: SignedInPerson, kind: string, task: string): Promise<Notification[]> {
  const all: Notification[] = [];
  for (const show of ['inbox', 'later', 'done'] as const) {
    const { notifications } = await client.call(listNotifications, { show, limit: 100 });
    all.push(...notifications.filter((each) => each.kind === kind && each.ref === taskRef(task)));
  }
  return all;
}

/** Moves the clock by any time; who is signed in stays so. The years of these tests are far ahead: no real clock gets there. */
export async function jumpTo(server: TestServer, clock: ManualClock, moment: string): Promise<void> {
  await server.database.pool.query(
    "update accounts_sessions set last_seen_at = '2100-01-01', expires_at = '2100-01-01'",
  );
  clock.set(moment);
}
