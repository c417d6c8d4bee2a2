import type { Tx } from '@kontor/database';
import type { Audit } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import { createSources as createTables } from '../../migrations/20261127-2350-create-sources.ts';
import type { OutsideProver } from '../accounts/accounts-context.ts';
import type { ExternalAccounts } from '../accounts/external-account-service.ts';
import type { PeopleService } from '../people/index.ts';
import { createOutsideProver } from './outside-sign-in.ts';
import { bindSourceRoutes } from './routes.ts';
import { SourceService } from './source-service.ts';
import { listSourcesOf } from './source-store.ts';
import { declareSources } from './sources-privacy.ts';
import { SyncService } from './sync-service.ts';

/** What other services need of sources of people. */
export interface Sources {
  /** Asks directories whether a password is right. */
  readonly prove: OutsideProver;
  /** Carries out a run that was begun, as its job does. */
  run(id: string): Promise<void>;
  /** Whether some directory has the person now. */
  has(tx: Tx, person: string): Promise<boolean>;
}

/** Where people come from besides what is entered in Kontor: directories that are read, and asked for passwords. */
export function createSources(
  core: Core,
  parts: {
    readonly audit: Audit;
    readonly people: PeopleService;
    readonly accounts: ExternalAccounts;
    /** Persons whom something else than a directory still brings: leaving one ends nothing for them. */
    readonly listElsewhere: (tx: Tx) => Promise<ReadonlySet<string>>;
  },
): Sources {
  core.migrations.add(createTables);
  declareSources(core.privacy);
  const sources = new SourceService(core, parts);
  const syncs = new SyncService(core, { ...parts, sources });
  bindSourceRoutes(core, sources, syncs);
  return {
    prove: createOutsideProver({ ...core, sources }),
    run: (id) => syncs.run(id),
    has: async (tx, person) => (await listSourcesOf(tx, person)).length > 0,
  };
}
