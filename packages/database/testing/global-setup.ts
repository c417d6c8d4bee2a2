import { startTestCluster } from './test-cluster.ts';
import { urlVariable } from './test-database.ts';

/** For vitest's `globalSetup`: one database server for the whole run, unless the environment names one. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[urlVariable]) return undefined;
  const cluster = await startTestCluster();
  process.env[urlVariable] = cluster.url;
  return () => cluster.stop();
}
