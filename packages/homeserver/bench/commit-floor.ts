import { execFileSync } from 'node:child_process';
import { existsSync, globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@kontor/database';
import { sql } from 'kysely';
import { atOnce } from './load-client.ts';

/** What PostgreSQL alone does here: rows that are inserted and committed one by one. */
export interface Floor {
  readonly measuredBy: string;
  readonly perSecond: number;
}

/** As long as the JSON of a message. */
const body = 'x'.repeat(400);

/** Measures with pgbench where one is installed, else with our own driver, which costs more of the same processor. */
export async function measureFloor(url: string, folder: string, concurrency: number, seconds: number): Promise<Floor> {
  const database = await openDatabase({ url, poolSize: concurrency });
  try {
    await database.transaction((tx) =>
      sql`create table if not exists commit_floor (id bigint generated always as identity primary key, body text)`.execute(
        tx,
      ),
    );
    const program = ['/usr/bin/pgbench', ...globSync('/usr/lib/postgresql/*/bin/pgbench')].find((path) =>
      existsSync(path),
    );
    if (program) return measureByPgbench(program, url, folder, concurrency, seconds);
    const count = 2_000 * seconds;
    const begin = performance.now();
    await atOnce(count, concurrency, () =>
      database.transaction((tx) => sql`insert into commit_floor (body) values (${body})`.execute(tx)),
    );
    return { measuredBy: 'our own driver', perSecond: (count / (performance.now() - begin)) * 1000 };
  } finally {
    await database.close();
  }
}

function measureByPgbench(program: string, url: string, folder: string, concurrency: number, seconds: number): Floor {
  const script = join(folder, 'insert.sql');
  writeFileSync(script, `insert into commit_floor (body) values ('${body}');\n`);
  const args = ['--no-vacuum', '--file', script, '--client', concurrency, '--jobs', 2, '--time', seconds, url];
  const output = execFileSync(program, args.map(String), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const perSecond = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
  if (!(perSecond > 0)) throw new Error(`pgbench said no rate: ${output}`);
  return { measuredBy: /^pgbench \(([^ )]+)/m.exec(output)?.[0].replace('(', '') ?? 'pgbench', perSecond };
}
