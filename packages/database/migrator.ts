import { KontorError } from '@kontor/base';
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
 * Throws `database.newer_schema` where a step ran that is not among these.
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
  if (error) throw foreignStep(error) ?? error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Kysely's words for a step of the history that it was not given. */
function foreignStep(failure: unknown): KontorError | undefined {
  const message = failure instanceof Error ? failure.message : '';
  const step = /^corrupted migrations: previously executed migration (\S+) is missing/.exec(message)?.[1];
  if (step === undefined) return undefined;
  return new KontorError(
    'database.newer_schema',
    'conflict',
    {
      de: `Die Datenbank ist von einer neueren Version oder von einem anderen Programm: Den Schritt ${step} kennt diese Version nicht. Starten Sie die Version, die zuletzt damit lief, oder wählen Sie eine andere Datenbank.`,
      en: `The database is of a newer version or of another program: this version does not know its step ${step}. Start the version that last ran on it, or choose another database.`,
    },
    { step },
  );
}
