import { isKontorError } from '@kontor/base';
import type { Database } from '@kontor/database';
import { lastAdministrator, type RunCounts, type SourceProblem } from '@kontor/schema';
import type { ExternalAccounts } from '../accounts/external-account-service.ts';
import type { PeopleService } from '../people/index.ts';
import { insertEntries, setEnded, setPhoto } from './entry-store.ts';
import type { SyncPlan } from './sync-planner.ts';

export interface ApplierParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly people: Pick<PeopleService, 'createPersons' | 'applyChanges' | 'countAnew' | 'takePhoto'>;
  readonly accounts: ExternalAccounts;
}

/** Newcomers in one transaction: others are not kept waiting for long, and what is done stays done. */
const atOnce = 500;

/**
 * Carries a plan out in steps, each of which is whole by itself: a run that ends in the middle is carried on by the next one.
 * Answers what could not be done.
 */
export async function applySync(parts: ApplierParts, source: string, plan: SyncPlan): Promise<SourceProblem[]> {
  const problems: SourceProblem[] = [];
  await begin(parts, source, plan);
  const kept = await suspend(parts, source, plan, problems);
  const change = plan.change.filter(({ was }) => !kept.has(was.id));
  await parts.database.transaction(async (tx) => {
    if (plan.create.length + change.length > atOnce) await parts.people.countAnew(tx);
    await parts.people.applyChanges(tx, undefined, { persons: change, positions: plan.positions });
  });
  await changeAccounts(parts, plan);
  for (const { key, person } of plan.comeBack) {
    await parts.database.transaction(async (tx) => {
      await setEnded(tx, source, key, null);
      await parts.accounts.reactivate(tx, person);
    });
  }
  return problems;
}

async function begin({ database, people, accounts }: ApplierParts, source: string, plan: SyncPlan): Promise<void> {
  for (let start = 0; start < plan.create.length; start += atOnce) {
    const part = plan.create.slice(start, start + atOnce);
    await database.transaction(async (tx) => {
      await people.createPersons(
        tx,
        undefined,
        part.map(({ record }) => record),
      );
      await insertEntries(tx, source, part);
      await accounts.createMany(tx, part);
    });
  }
  for (const { key, person, login } of plan.join) {
    await database.transaction(async (tx) => {
      await insertEntries(tx, source, [{ key, person }]);
      await accounts.join(tx, person, login);
    });
  }
}

async function changeAccounts({ database, accounts }: ApplierParts, plan: SyncPlan): Promise<void> {
  if (plan.accounts.length > 0) await database.transaction((tx) => accounts.createMany(tx, plan.accounts));
  for (const { person, login } of plan.rename) {
    await database.transaction((tx) => accounts.rename(tx, person, login));
  }
}

/**
 * Suspends who left, before their last day is written: else nobody would know the last administrator any more, whom no
 * directory takes away. Answers with those who were kept.
 */
async function suspend(
  { database, accounts, now }: ApplierParts,
  source: string,
  plan: SyncPlan,
  problems: SourceProblem[],
): Promise<Set<string>> {
  const kept = new Set<string>();
  for (const { key, person, name, isElsewhere } of plan.leave) {
    try {
      await database.transaction(async (tx) => {
        await setEnded(tx, source, key, now());
        if (!isElsewhere) await accounts.suspend(tx, person);
      });
    } catch (failure) {
      if (!isKontorError(failure) || failure.code !== lastAdministrator.code) throw failure;
      problems.push({ code: 'last_administrator', entry: name, value: null });
      kept.add(person);
    }
  }
  return kept;
}

/** Draws pictures anew, one after the other, and notes them also where they are none, so that each is tried once. */
export async function applyPhotos(
  { database, people }: ApplierParts,
  source: string,
  { photos, create }: SyncPlan,
): Promise<{ readonly problems: SourceProblem[]; readonly taken: RunCounts['photos'] }> {
  const problems: SourceProblem[] = [];
  const logins = new Map(create.map(({ person, login }) => [person, login]));
  let taken = 0;
  for (const { key, person, photo } of photos) {
    const isUsable = await people.takePhoto(person, photo?.content ?? null);
    if (isUsable) taken += 1;
    else problems.push({ code: 'photo_unusable', entry: logins.get(person) ?? key, value: null });
    await database.transaction((tx) => setPhoto(tx, source, key, photo?.hash ?? null));
  }
  return { problems, taken };
}
