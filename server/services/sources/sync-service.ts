import { isKontorError, isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit, JobDefinition } from '@kontor/plugin-api/server';
import {
  groupNameTaken,
  orgUnitNotFound,
  type Person,
  type Position,
  personChanged,
  personNotFound,
  type SourceProblem,
  type SourceReport,
  type SourceRun,
  sourceNotFound,
  sourceRunNotFound,
  sourceRunUnderWay,
} from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { ExternalAccounts } from '../accounts/external-account-service.ts';
import type { PeopleService } from '../people/index.ts';
import { type CheckedEntries, checkEntries } from './entry-checker.ts';
import { listElsewhere, listEntries } from './entry-store.ts';
import { syncGroups } from './group-sync.ts';
import { describeLdapFailure } from './ldap-connection.ts';
import { plainName } from './ldap-entry.ts';
import { type DirectoryContent, readDirectory } from './ldap-reader.ts';
import * as runStore from './run-store.ts';
import type { SourceService } from './source-service.ts';
import { listSources } from './source-store.ts';
import { applyPhotos, applySync } from './sync-applier.ts';
import { areTooMany, type CurrentPeople, planSync, type SyncPlan } from './sync-planner.ts';

const runJob = {
  name: 'sources.run',
  data: z.object({ run: z.string() }),
  attempts: 2,
  longestRunSeconds: 3600,
} satisfies JobDefinition;
const dueJob = {
  name: 'sources.due',
  data: z.object({ schedule: z.enum(['hourly', 'daily']) }),
} satisfies JobDefinition;
const forgetJob: JobDefinition = { name: 'sources.forget', data: z.object({}) };
const keptDays = 30;
const hourMs = 60 * 60_000;
const problemsAtMost = 2000;
const namesAtMost = 500;
const rowsRead = 1000;
const attempts = 3;
const outdated = new Set([personChanged, personNotFound, orgUnitNotFound, groupNameTaken].map(({ code }) => code));

export interface SyncParts {
  readonly audit: Audit;
  readonly people: PeopleService;
  readonly accounts: ExternalAccounts;
  readonly sources: SourceService;
  readonly listElsewhere: (tx: Tx) => Promise<ReadonlySet<string>>;
}

interface Run {
  readonly source: string;
  readonly dryRun: boolean;
  readonly force: boolean;
}

/** Synchronisations and their dry runs: begun by somebody or by the clock, carried out as jobs, reported. */
export class SyncService {
  readonly #core: Core;
  readonly #parts: SyncParts;
  readonly #running = new Map<string, Promise<void>>();

  constructor(core: Core, parts: SyncParts) {
    this.#core = core;
    this.#parts = parts;
    const { jobs } = core;
    jobs.define(runJob, (data, signal) => this.run(data.run, signal));
    jobs.define(dueJob, (data) => this.#beginDue(data.schedule));
    jobs.define(forgetJob, () => this.#forget());
    jobs.schedule(dueJob, '10 * * * *', { schedule: 'hourly' });
    jobs.schedule(dueJob, '20 2 * * *', { schedule: 'daily' });
    jobs.schedule(forgetJob, '45 3 * * *', {});
  }

  /** Throws `sources.not_found` and `sources.run_under_way`. */
  async begin(
    actor: Actor | undefined,
    { source, dryRun, force }: { readonly source: string; readonly dryRun: boolean; readonly force: boolean },
  ): Promise<SourceRun> {
    const now = this.#core.clock.now();
    return this.#core.database.transaction(async (tx) => {
      if (!(await this.#parts.sources.find(tx, source))) throw sourceNotFound();
      await runStore.failAbandoned(tx, new Date(now.getTime() - 2 * hourMs), now);
      const id = newId();
      if (!(await runStore.beginRun(tx, { id, source, dryRun, force, now }))) throw sourceRunUnderWay();
      await this.#core.jobs.enqueue(tx, runJob, { run: id });
      if (!dryRun && actor) {
        await this.#parts.audit.append(tx, { kind: 'sources.run_begun', actor, details: { source, force } });
      }
      return this.#get(tx, source, id);
    });
  }

  async get(source: string, id: string): Promise<SourceReport> {
    return this.#core.database.transaction((tx) => this.#get(tx, source, id));
  }

  /** The job: repeatable, as a run that has ended is not under way. Whoever asks while it runs waits for the same one. */
  run(id: string, signal?: AbortSignal): Promise<void> {
    const running = this.#running.get(id) ?? this.#run(id, signal).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #run(id: string, signal: AbortSignal | undefined): Promise<void> {
    const { database, clock } = this.#core;
    const run = await database.transaction((tx) => runStore.findRunning(tx, id));
    if (!run) return;
    const end = await this.#carryOutAnew(run, signal).catch((failure: unknown) => failedRun(failure));
    await database.transaction(async (tx) => {
      await runStore.endRun(tx, id, end, clock.now());
      const { create, change, leave, comeBack } = end.counts;
      const details = { source: run.source, state: end.state, create, change, leave, comeBack };
      if (!run.dryRun) await this.#parts.audit.append(tx, { kind: 'sources.run_ended', actor: undefined, details });
    });
    if (end.state === 'failed')
      this.#core.log.warn({ source: run.source, failure: end.failure }, 'a source of people failed');
  }

  /** Somebody else may change the same people meanwhile: then all is read and compared anew. */
  async #carryOutAnew(run: Run, signal: AbortSignal | undefined): Promise<runStore.RunEnd> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#carryOut(run, signal);
      } catch (failure) {
        const isOutdated = isKontorError(failure) && outdated.has(failure.code);
        if (!isOutdated || attempt === attempts) throw failure;
      }
    }
  }

  async #carryOut({ source: id, dryRun, force }: Run, signal: AbortSignal | undefined): Promise<runStore.RunEnd> {
    const { database } = this.#core;
    const source = await database.transaction((tx) => this.#parts.sources.find(tx, id));
    if (!source) throw new Error('the source is gone');
    const current = await database.transaction((tx) => this.#read(tx, id));
    const photos = new Map(current.known.map(({ key, photo }) => [key, photo]));
    const content = await readDirectory(source, (key, hash) => !dryRun && photos.get(key) !== hash, signal);
    const units = await database.transaction((tx) => this.#parts.people.listOrgUnits(tx));
    const checked = checkEntries(content.people, new Map(units.map(({ code, id: unit }) => [code, unit])));
    const plan = planSync(checked, current, source.settings);
    const problems = [...plan.problems];
    const active = current.known.filter(({ ended }) => !ended).length;
    const isStopped = !force && areTooMany(plan.leave.length, active, source.settings.leaveAtMost);
    const told = { leaving: plan.leave.slice(0, namesAtMost).map(({ name }) => name), failure: null };
    if (dryRun || isStopped) {
      const groups = await this.#syncGroups(id, content, checked, plan, current, true, problems);
      const state = isStopped ? 'stopped' : 'done';
      return { ...told, state, counts: { ...plan.counts, groups }, problems: problems.slice(0, problemsAtMost) };
    }
    const parts = { ...this.#parts, database, now: () => this.#core.clock.now() };
    problems.push(...(await applySync(parts, id, plan)));
    const groups = await this.#syncGroups(id, content, checked, plan, current, false, problems);
    const { problems: unusable, taken } = await applyPhotos(parts, id, plan);
    problems.push(...unusable);
    const counts = { ...plan.counts, groups, photos: taken };
    return { ...told, state: 'done', counts, problems: problems.slice(0, problemsAtMost) };
  }

  async #syncGroups(
    source: string,
    { people, groups }: DirectoryContent,
    { entries }: CheckedEntries,
    plan: SyncPlan,
    current: CurrentPeople,
    dryRun: boolean,
    problems: SourceProblem[],
  ): Promise<number> {
    if (!groups) return 0;
    const members = new Map<string, string>();
    const logins = new Map(entries.map(({ key, login }) => [key, login]));
    for (const { key, dn } of people) {
      const person = key === undefined ? undefined : plan.people.get(key);
      if (key === undefined || person === undefined) continue;
      members.set(plainName(dn), person);
      members.set(logins.get(key) ?? '', person);
    }
    const administrators = new Set(
      current.accounts.filter(({ administrator }) => administrator).map(({ person }) => person),
    );
    const parts = { database: this.#core.database, people: this.#parts.people };
    return syncGroups(parts, source, groups, { members, administrators }, { dryRun, problems });
  }

  async #read(tx: Tx, source: string): Promise<CurrentPeople> {
    const { people, accounts } = this.#parts;
    const persons: Person[] = [];
    const positions: Position[] = [];
    for (let after: string | undefined; ; ) {
      const part = await people.listPersonIds(tx, after, rowsRead);
      persons.push(...(await people.findPersons(tx, part)));
      positions.push(...(await people.findPositions(tx, part)));
      after = part.at(-1);
      if (part.length < rowsRead) break;
    }
    return {
      known: await listEntries(tx, source),
      persons,
      positions: Map.groupBy(positions, ({ person }) => person),
      accounts: await accounts.list(tx),
      elsewhere: new Set([...(await listElsewhere(tx, source)), ...(await this.#parts.listElsewhere(tx))]),
      today: isoDate(this.#core.clock.now(), this.#core.config.timeZone),
    };
  }

  async #beginDue(schedule: 'hourly' | 'daily'): Promise<void> {
    const sources = await this.#core.database.transaction(listSources);
    for (const { id, settings } of sources) {
      if (settings.schedule !== schedule) continue;
      await this.begin(undefined, { source: id, dryRun: false, force: false }).catch((failure: unknown) => {
        // One that somebody began just now does what this one would.
        if (!isKontorError(failure) || failure.code !== sourceRunUnderWay.code) throw failure;
      });
    }
  }

  async #forget(): Promise<void> {
    const before = new Date(this.#core.clock.now().getTime() - keptDays * 24 * hourMs);
    await this.#core.database.transaction((tx) => runStore.deleteRunsBefore(tx, before));
  }

  async #get(tx: Tx, source: string, id: string): Promise<SourceReport> {
    const run = await runStore.findRun(tx, source, id);
    if (!run) throw sourceRunNotFound();
    return run;
  }
}

function failedRun(failure: unknown): runStore.RunEnd {
  const counts = runStore.noCounts;
  return { state: 'failed', counts, problems: [], leaving: [], failure: describeLdapFailure(failure) };
}
