import type { Database, Tx } from '@kontor/database';
import type { Logger } from '@kontor/plugin-api/server';
import { type ConstructorOptions, type Db, fromKysely, PgBoss } from 'pg-boss';

/** pg-boss keeps its tables in a schema of its own beside ours and installs and upgrades them itself. */
export const jobSchema = 'pgboss';

/**
 * Intervals in seconds. Workers are woken by NOTIFY, so that all polling is only a backstop: an idle server makes a few
 * queries a minute for all kinds of jobs together.
 */
const quiet = {
  superviseIntervalSeconds: 60,
  monitorIntervalSeconds: 600,
  queueCacheIntervalSeconds: 600,
  bamIntervalSeconds: 600,
  flowIntervalSeconds: 3600,
  clockMonitorIntervalSeconds: 600,
  cronMonitorIntervalSeconds: 30,
  cronWorkerIntervalSeconds: 30,
} as const satisfies Partial<ConstructorOptions>;

/** Opens pg-boss on our own pool. `works: false` is for processes that only queue, such as commands. */
export async function openBoss(database: Database, log: Logger, works: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    ...quiet,
    db: adaptPool(database),
    schema: jobSchema,
    useListenNotify: works,
    supervise: works,
    schedule: works,
    registerInstance: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (failure) => log.error({ failure: failure.message }, 'the job queue reports a failure'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'the job queue warns'));
  await boss.start();
  return boss;
}

/** Statements of pg-boss inside one of our transactions. */
export const inTransaction = (tx: Tx): Db => fromKysely(tx);

function adaptPool(database: Database): Db {
  return {
    executeSql: (text, values) => database.pool.query(text, values),
    // An empty payload is how `listen` says that it has connected again.
    listen: async (channel, onNotification, onReconnect) => {
      const close = await database.listen(channel, (queue) => (queue === '' ? onReconnect() : onNotification(queue)));
      return { close };
    },
  };
}
