import { startTestCluster } from './test-cluster.ts';
import { dropTemplates, newRunId, runVariable, urlVariable } from './test-database.ts';

/** For vitest's `globalSetup`: one database server for the whole run, unless the environment names one. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const isWithinRun = process.env[runVariable] !== undefined;
  process.env[runVariable] ??= newRunId();
  const given = process.env[urlVariable];
  if (given) return isWithinRun ? undefined : () => dropTemplates(given);
  const cluster = await startTestCluster();
  process.env[urlVariable] = cluster.url;
  return () => cluster.stop();
}
