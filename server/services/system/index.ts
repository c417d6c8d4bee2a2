import { X509Certificate } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { getSystemState, type SystemState } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { HealthRegistry } from '../../http/health.ts';
import type { JobCounts, JobQueue } from '../jobs/index.ts';
import { readDatabaseFacts, readStorageFacts } from './system-store.ts';
import { kontorVersion } from './version.ts';

export interface SystemOthers {
  readonly health: Pick<HealthRegistry, 'check'>;
  readonly jobs: Pick<JobQueue, 'counts'>;
}

/** How the whole works, told to administrators. */
export function createSystem(core: Core, others: SystemOthers): void {
  const startedAt = core.clock.now().toISOString();
  core.http.bind(getSystemState, async () => ({ ...(await readState(core, others)), startedAt }));
}

async function readState(core: Core, { health, jobs }: SystemOthers): Promise<Omit<SystemState, 'startedAt'>> {
  const { config, database } = core;
  const facts = await database.transaction(async (tx) => ({
    database: await readDatabaseFacts(tx),
    storage: await readStorageFacts(tx),
  }));
  const components = Object.entries(await health.check()).map(([name, state]) => ({ name, ...state }));
  return {
    versions: { kontor: kontorVersion(), node: process.versions.node, postgres: facts.database.version },
    components: components.sort((one, other) => one.name.localeCompare(other.name)),
    database: { bytes: facts.database.bytes, isExternal: config.databaseUrl !== undefined },
    storage: { ...facts.storage, freeBytes: await findFreeBytes(config.dataFolder) },
    jobs: busyJobs(await jobs.counts()),
    certificateEndsAt: config.tls ? await findCertificateEnd(config.tls.certFile) : null,
  };
}

function busyJobs(counts: ReadonlyMap<string, JobCounts>): SystemState['jobs'] {
  return [...counts].flatMap(([name, { queued, active, failed }]) =>
    queued + active + failed === 0 ? [] : [{ name, waiting: queued, running: active, failed }],
  );
}

/** Free room where the data folder lies; nothing where the file system does not tell. */
export async function findFreeBytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => undefined);
  return found ? found.bavail * found.bsize : null;
}

/** Of the file as it is now: after a renewal it holds from the next start on. */
export async function findCertificateEnd(file: string): Promise<string | null> {
  const pem = await readFile(file).catch(() => undefined);
  return pem ? new Date(new X509Certificate(pem).validTo).toISOString() : null;
}
