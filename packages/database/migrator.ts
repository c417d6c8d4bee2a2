import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database, Tables } from './database.ts';

/** One step of the schema: `id` starts with its time (`20261122-1200-create-events`), which orders all modules' steps. */
export interface Migration {
  readonly id: string;
  up(db: Kysely<Tables>): Promise<void>;
}

/** Two servers that start at once wait for each other here; the number is arbitrary and ours. */
const lockTable = 'kontor_migration_lock';
const historyTable = 'kontor_migrations';

/**
 * Brings the schema up to date and answers with the ids that ran now. Each step runs at most once, in the order of
 * ids; a failing step throws and leaves the schema as it was before this call. There is no way down: restore a backup.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  const byId = new Map(migrations.map((migration) => [migration.id, migration]));
  if (byId.size !== migrations.length) throw new Error('Two migrations have the same id');
  const migrator = new Migrator({
    db: database.kysely,
    provider: {
      getMigrations: async () => Object.fromEntries([...byId].map(([id, step]) => [id, { up: step.up }])),
    },
    migrationTableName: historyTable,
    migrationLockTableName: lockTable,
    // A plugin that is added later brings steps older than the newest one already run.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
