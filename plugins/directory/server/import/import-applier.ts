import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { importFaulty, profileChanged } from '../../shared/index.ts';
import { listAllPersonIds } from '../person-service.ts';
import { changeProfiles, findProfiles } from '../profile-store.ts';
import { type CheckedImport, checkImport, type ReadImport } from './import-files.ts';
import { type CurrentState, type ImportPlan, planImport } from './import-planner.ts';

export interface ImportOptions {
  readonly removeMissing: boolean;
}

export interface PlannedImport {
  readonly checked: CheckedImport;
  readonly plan: ImportPlan;
}

export type OnProgress = (done: number, total: number) => Promise<void>;

/** What an import needs of the host. */
export type ApplierHost = Pick<ServerHost, 'people' | 'events' | 'clock' | 'audit'>;

/** Rows written in one statement; after each the progress is told. */
const batchSize = 250;

/** Checks and compares the files with what is stored now; writes nothing. */
export async function prepareImport(
  host: ApplierHost,
  tx: Tx,
  read: ReadImport,
  options: ImportOptions,
): Promise<PlannedImport> {
  const current = await readCurrentState(host, tx);
  const codes = new Map(current.orgUnits.map((unit) => [unit.id, unit.code]));
  const parents = new Map(current.orgUnits.map(({ code, parent }) => [code, codes.get(parent ?? '') ?? null]));
  const logins = new Set(current.persons.flatMap(({ externalId }) => externalId ?? []));
  const checked = checkImport(read, { logins, parents });
  return { checked, plan: planImport(checked, current, options) };
}

/**
 * Carries an import out in the transaction given, or throws `directory.import_faulty` and writes nothing. It is checked
 * and compared again, as the data may have changed since the dry run; two imports follow one another.
 */
export async function applyImport(
  host: ApplierHost,
  tx: Tx,
  actor: Actor | undefined,
  read: ReadImport,
  options: ImportOptions & { readonly onProgress: OnProgress },
): Promise<PlannedImport> {
  await sql`select pg_advisory_xact_lock(hashtext('directory_imports'))`.execute(tx);
  const prepared = await prepareImport(host, tx, read, options);
  if (prepared.checked.problems.some(({ severity }) => severity === 'error')) throw importFaulty();
  await writePlan(host, tx, actor, prepared.plan, options.onProgress);
  const { create, change, leave } = prepared.plan.summary.people;
  await host.audit.append(tx, { kind: 'directory.people_imported', actor, details: { create, change, leave } });
  return prepared;
}

async function writePlan(
  host: ApplierHost,
  tx: Tx,
  actor: Actor | undefined,
  plan: ImportPlan,
  onProgress: OnProgress,
): Promise<void> {
  const { people } = host;
  const { orgUnits, create, change, profiles, positions } = plan;
  const total = [orgUnits.create, orgUnits.change, create, change, profiles, positions].reduce(
    (sum, { length }) => sum + length,
    0,
  );
  let done = 0;
  const inBatches = async <Item>(items: readonly Item[], write: (batch: readonly Item[]) => Promise<unknown>) => {
    for (let start = 0; start < items.length; start += batchSize) {
      const batch = items.slice(start, start + batchSize);
      await write(batch);
      done += batch.length;
      await onProgress(done, total);
    }
  };
  await inBatches(orgUnits.create, (batch) => inTurn(batch, (unit) => people.createOrgUnit(tx, actor, unit)));
  await inBatches(orgUnits.change, (batch) =>
    inTurn(batch, (unit) => people.updateOrgUnit(tx, actor, unit.id, unit.change)),
  );
  await inBatches(create, (batch) => people.createPersons(tx, actor, batch));
  await inBatches(profiles, (batch) => changeProfiles(tx, batch));
  await announceProfiles(host, tx, actor, plan);
  // Last, as they lock the rights of all until the commit.
  await inBatches(change, (batch) => people.updatePersons(tx, actor, batch));
  await inBatches(positions, (batch) => people.setPositionsOf(tx, actor, batch));
}

/** People who are new are announced as such. */
async function announceProfiles(host: ApplierHost, tx: Tx, actor: Actor | undefined, plan: ImportPlan): Promise<void> {
  const created = new Set(plan.create.map(({ id }) => id));
  const items = plan.profiles
    .filter(({ person }) => !created.has(person))
    .map(({ person }) => ({ payload: { person }, audience: { everyone: true } as const }));
  await host.events.appendMany(tx, profileChanged, items, { actor });
}

async function inTurn<Item>(items: readonly Item[], write: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items) await write(item);
}

async function readCurrentState(host: ApplierHost, tx: Tx): Promise<CurrentState> {
  const ids = await listAllPersonIds(host, tx);
  return {
    persons: await host.people.findPersons(tx, ids),
    positions: Map.groupBy(await host.people.findPositions(tx, ids), ({ person }) => person),
    orgUnits: await host.people.listOrgUnits(tx),
    profiles: await findProfiles(tx, ids),
    today: isoDate(host.clock.now()),
  };
}
