import { isKontorError, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import {
  externalIdTaken,
  orgUnitCodeTaken,
  orgUnitNotFound,
  type Person,
  type Position,
  personChanged,
  personNotFound,
} from '@kontor/schema';
import { sql } from 'kysely';
import { importFaulty, profileChanged } from '../../shared/index.ts';
import { listAllPersonIds } from '../person-service.ts';
import { changeProfiles, findProfiles, type StoredProfile } from '../profile-store.ts';
import type { ImportFiles } from './import-files.ts';
import type { PlannedFiles } from './import-files-planner.ts';
import type { CurrentState, ImportPlan } from './import-planner.ts';
import { planBeside } from './import-thread.ts';

export interface ImportOptions {
  readonly removeMissing: boolean;
}

export interface PlannedImport extends PlannedFiles {
  /** What was stored when it was planned. */
  readonly current: CurrentState;
}

export type OnProgress = (done: number, total: number) => Promise<void>;

/** What an import needs of the host. */
export type ApplierHost = Pick<ServerHost, 'database' | 'people' | 'events' | 'clock' | 'audit'>;

/** Rows written in one statement; after each the progress is told. */
const batchSize = 250;
const manyRows = 1000;
const rowsRead = 1000;
/** The last of them plans while nobody else may change anything. */
const attempts = 3;
const outdated = new Set(
  [personChanged, personNotFound, externalIdTaken, orgUnitCodeTaken, orgUnitNotFound].map(({ code }) => code),
);

/** Reads the files, checks and compares them with what is stored now; writes nothing. Throws `directory.import_unreadable`. */
export async function prepareImport(
  host: ApplierHost,
  tx: Tx,
  files: ImportFiles,
  options: ImportOptions,
): Promise<PlannedImport> {
  const current = await readCurrentState(host, tx);
  return { ...(await planBeside({ files, current, removeMissing: options.removeMissing })), current };
}

/**
 * Carries an import out, or throws `directory.import_faulty` and writes nothing. It is checked and compared again, as the
 * data may have changed since the dry run; two imports follow one another. `finish` is part of the transaction. Nobody
 * waits while it is read and planned: what is planned on rows that somebody else changes meanwhile is planned again, at
 * last with everybody waiting who changes a person.
 */
export async function applyImport(
  host: ApplierHost,
  actor: Actor | undefined,
  files: ImportFiles,
  options: ImportOptions & {
    readonly onProgress: OnProgress;
    readonly finish?: (tx: Tx, plan: ImportPlan) => Promise<void>;
  },
): Promise<PlannedImport> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await host.database.transaction(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtext('directory_imports'))`.execute(tx);
        if (attempt === attempts) await host.people.lockAllPersons(tx);
        const prepared = await prepareImport(host, tx, files, options);
        if (prepared.checked.problems.some(({ severity }) => severity === 'error')) throw importFaulty();
        await writePlan(host, tx, actor, prepared, options.onProgress);
        const { create, change, leave } = prepared.plan.summary.people;
        await host.audit.append(tx, { kind: 'directory.people_imported', actor, details: { create, change, leave } });
        await options.finish?.(tx, prepared.plan);
        return prepared;
      });
    } catch (failure) {
      if (attempt === attempts || !isOutdated(failure)) throw failure;
    }
  }
}

/** Somebody else changed, took or removed a row that the plan was made for. */
function isOutdated(failure: unknown): boolean {
  return isKontorError(failure) && outdated.has(failure.code);
}

/**
 * What is new is written first and locks nobody out. What changes rows that others use comes last and together, as the
 * rights of all are locked from there to the commit.
 */
async function writePlan(
  host: ApplierHost,
  tx: Tx,
  actor: Actor | undefined,
  { plan, current }: PlannedImport,
  onProgress: OnProgress,
): Promise<void> {
  const { people } = host;
  const { orgUnits, create, change, profiles, positions } = plan;
  const first = new Map(positions.map((held) => [held.person, held.positions]));
  const created = new Set(create.map(({ id }) => id));
  const moved = positions.filter(({ person }) => !created.has(person));
  const steps = [orgUnits.create, create, profiles, change, moved, orgUnits.change];
  const total = steps.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  const tell = async (more: number) => {
    done += more;
    if (more > 0) await onProgress(done, total);
  };
  const inBatches = async <Item>(items: readonly Item[], write: (batch: readonly Item[]) => Promise<unknown>) => {
    for (let start = 0; start < items.length; start += batchSize) {
      const batch = items.slice(start, start + batchSize);
      await write(batch);
      await tell(batch.length);
    }
  };
  await inBatches(orgUnits.create, (batch) => inTurn(batch, (unit) => people.createOrgUnit(tx, actor, unit)));
  await inBatches(create, (batch) =>
    people.createPersons(
      tx,
      actor,
      batch.map((person) => ({ ...person, positions: first.get(person.id) ?? [] })),
    ),
  );
  await inBatches(profiles, (batch) => changeProfiles(tx, batch));
  await announceProfiles(host, tx, actor, plan);
  await tell(change.length + moved.length + orgUnits.change.length);
  if (total > manyRows) await people.countAnew(tx);
  await people.applyChanges(tx, actor, changesOf(current, change, moved));
  await inTurn(orgUnits.change, (unit) => people.updateOrgUnit(tx, actor, unit.id, unit.change));
}

function changesOf(
  current: CurrentState,
  change: ImportPlan['change'],
  moved: ImportPlan['positions'],
): Parameters<ApplierHost['people']['applyChanges']>[2] {
  const persons = new Map(current.persons.map((person) => [person.id, person]));
  return {
    persons: change.flatMap(({ id, change: own }) => {
      const was = persons.get(id);
      return was ? [{ was, change: own }] : [];
    }),
    positions: moved.map(({ person, positions }) => ({
      person,
      was: current.positions.get(person) ?? [],
      positions,
    })),
  };
}

/** People who are new are announced as such. */
async function announceProfiles(host: ApplierHost, tx: Tx, actor: Actor | undefined, plan: ImportPlan): Promise<void> {
  const created = new Set(plan.create.map(({ id }) => id));
  const persons = plan.profiles.flatMap(({ person }) => (created.has(person) ? [] : [person]));
  if (await host.people.announceChanged(tx, actor, persons)) return;
  const items = persons.map((person) => ({ payload: { person }, audience: { everyone: true } as const }));
  await host.events.appendMany(tx, profileChanged, items, { actor });
}

async function inTurn<Item>(items: readonly Item[], write: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items) await write(item);
}

async function readCurrentState(host: ApplierHost, tx: Tx): Promise<CurrentState> {
  const ids = await listAllPersonIds(host, tx);
  const persons: Person[] = [];
  const positions: Position[] = [];
  const profiles = new Map<string, StoredProfile>();
  // Rows of everybody at once would keep others waiting while they are parsed.
  for (let start = 0; start < ids.length; start += rowsRead) {
    const part = ids.slice(start, start + rowsRead);
    persons.push(...(await host.people.findPersons(tx, part)));
    positions.push(...(await host.people.findPositions(tx, part)));
    for (const [id, profile] of await findProfiles(tx, part)) profiles.set(id, profile);
  }
  return {
    persons,
    positions: Map.groupBy(positions, ({ person }) => person),
    orgUnits: await host.people.listOrgUnits(tx),
    profiles,
    today: isoDate(host.clock.now()),
  };
}
