import { addDays, type IsoDate, newId } from '@kontor/base';
import type { NewPersonWithPositions, NewPosition } from '@kontor/plugin-api/server';
import {
  type LdapSettings,
  newPerson,
  type Person,
  type PersonChange,
  type Position,
  type RunCounts,
  type SourceProblem,
} from '@kontor/schema';
import type { CheckedEntries, CheckedEntry } from './entry-checker.ts';
import type { KnownEntry } from './entry-store.ts';
import { isLead, planPositions } from './position-planner.ts';

/** An account as far as a synchronisation is concerned. */
export interface AccountFact {
  readonly person: string;
  readonly login: string;
  readonly external: boolean;
  readonly administrator: boolean;
}

/** What is stored before the run. */
export interface CurrentPeople {
  readonly known: readonly KnownEntry[];
  readonly persons: readonly Person[];
  readonly positions: ReadonlyMap<string, readonly Position[]>;
  readonly accounts: readonly AccountFact[];
  /** Persons whom other sources know. */
  readonly elsewhere: ReadonlySet<string>;
  readonly today: IsoDate;
}

/** Who joins, changes or leaves, each named by what the source knows them by. */
interface Linked {
  readonly key: string;
  readonly person: string;
}

export interface SyncPlan {
  readonly create: readonly (Linked & { readonly login: string; readonly record: NewPersonWithPositions })[];
  readonly join: readonly (Linked & { readonly login: string })[];
  readonly change: readonly { readonly was: Person; readonly change: PersonChange }[];
  readonly positions: readonly {
    readonly person: string;
    readonly was: readonly Position[];
    readonly positions: readonly NewPosition[];
  }[];
  readonly rename: readonly { readonly person: string; readonly login: string }[];
  /** Accounts that a person lacks, as when one was made by hand and lost its own. */
  readonly accounts: readonly { readonly person: string; readonly login: string }[];
  readonly leave: readonly (Linked & { readonly name: string; readonly isElsewhere: boolean })[];
  readonly comeBack: readonly Linked[];
  readonly photos: readonly (Linked & { readonly photo: NonNullable<CheckedEntry['photo']> | null })[];
  /** Who each login and key is, for members of groups. */
  readonly people: ReadonlyMap<string, string>;
  readonly counts: RunCounts;
  readonly problems: readonly SourceProblem[];
}

/** Compares a directory with what is stored; a plan made again after it was carried out is empty. */
export function planSync(
  { entries, keys, problems: found }: CheckedEntries,
  current: CurrentPeople,
  { join }: Pick<LdapSettings, 'join'>,
): SyncPlan {
  const problems = [...found];
  const facts = index(current);
  const create: SyncPlan['create'][number][] = [];
  const joined: SyncPlan['join'][number][] = [];
  const change: SyncPlan['change'][number][] = [];
  const positions: SyncPlan['positions'][number][] = [];
  const rename: SyncPlan['rename'][number][] = [];
  const accounts: SyncPlan['accounts'][number][] = [];
  const comeBack: Linked[] = [];
  const photos: SyncPlan['photos'][number][] = [];
  const people = new Map<string, string>();
  let unchanged = 0;
  for (const entry of entries) {
    const { key, login } = entry;
    const known = facts.known.get(key);
    const person = known?.person ?? findJoined(entry, facts, join, problems);
    if (person === 'refused') continue;
    const account = facts.accounts.get(login);
    if (account && account.person !== person) {
      problems.push({ code: 'login_taken', entry: login, value: null });
      if (person === undefined) continue;
    }
    if (person === undefined) {
      const made = { key, person: newId(), login };
      create.push({ ...made, record: newcomer(entry, made.person) });
      people.set(key, made.person);
      if (entry.photo) photos.push({ key, person: made.person, photo: entry.photo });
      continue;
    }
    people.set(key, person);
    const was = facts.persons.get(person);
    if (!was) continue;
    if (!known) joined.push({ key, person, login });
    // Also under another key: a directory that was filled anew gives everybody a new one.
    const comesBack = known?.ended ?? facts.ended.has(person);
    if (comesBack) comeBack.push({ key, person });
    const own = facts.accountOf.get(person);
    if (!account && own && own.login !== login) rename.push({ person, login });
    if (!account && !own) accounts.push({ person, login });
    const different = planChange(entry, was, comesBack);
    if (different) change.push({ was, change: different });
    const moved = planMove(entry, person, current, own?.administrator ?? false, problems);
    if (moved) positions.push(moved);
    const { photo } = entry;
    if (photo !== undefined && (photo?.hash ?? null) !== (known?.photo ?? null)) photos.push({ key, person, photo });
    if (known && !known.ended && !different && !moved) unchanged += 1;
  }
  const leave = listLeaving(current, keys, facts.persons);
  return {
    create,
    join: joined,
    change: [...change, ...leave.flatMap((one) => planLeaving(one, facts.persons, current.today))],
    positions,
    rename,
    accounts,
    leave,
    comeBack,
    photos,
    people,
    counts: {
      entries: keys.size,
      create: create.length,
      change: new Set([...change.map(({ was }) => was.id), ...positions.map(({ person }) => person)]).size,
      unchanged,
      join: joined.length,
      leave: leave.length,
      comeBack: comeBack.length,
      groups: 0,
      photos: photos.length,
    },
    problems,
  };
}

interface Facts {
  readonly known: ReadonlyMap<string, KnownEntry>;
  /** Persons whose entry is there, and those whose entry is gone. */
  readonly linked: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
  readonly persons: ReadonlyMap<string, Person>;
  /** By login. */
  readonly accounts: ReadonlyMap<string, AccountFact>;
  readonly accountOf: ReadonlyMap<string, AccountFact>;
  readonly byEmail: ReadonlyMap<string, readonly Person[]>;
  readonly byExternalId: ReadonlyMap<string, Person>;
}

function index({ known, persons, accounts }: CurrentPeople): Facts {
  return {
    known: new Map(known.map((entry) => [entry.key, entry])),
    linked: new Set(known.flatMap(({ person, ended }) => (ended ? [] : [person]))),
    ended: new Set(known.flatMap(({ person, ended }) => (ended ? [person] : []))),
    persons: new Map(persons.map((person) => [person.id, person])),
    accounts: new Map(accounts.map((account) => [account.login, account])),
    accountOf: new Map(accounts.map((account) => [account.person, account])),
    byEmail: Map.groupBy(persons, ({ email }) => email?.toLowerCase() ?? ''),
    byExternalId: new Map(persons.flatMap((person) => (person.externalId ? [[person.externalId, person]] : []))),
  };
}

/**
 * A local person who is the same, where that is wanted. Never an administrator: whoever writes the directory could become
 * one by it. Never one of two with the same address, nor one whom another entry is already.
 */
function findJoined(
  { login, person }: CheckedEntry,
  facts: Facts,
  join: LdapSettings['join'],
  problems: SourceProblem[],
): string | undefined | 'refused' {
  const found = join === 'never' ? undefined : join === 'login' ? byLogin(login, facts) : byEmail(person.email, facts);
  if (found === undefined || facts.linked.has(found)) return undefined;
  if (!facts.accountOf.get(found)?.administrator) return found;
  problems.push({ code: 'administrator_kept', entry: login, value: null });
  return 'refused';
}

function byLogin(login: string, { accounts, byExternalId }: Facts): string | undefined {
  return accounts.get(login)?.person ?? byExternalId.get(login)?.id;
}

function byEmail(email: string | null | undefined, { byEmail: found }: Facts): string | undefined {
  if (!email) return undefined;
  const same = found.get(email.toLowerCase()) ?? [];
  return same.length === 1 ? same[0]?.id : undefined;
}

/** Without a key of imports: a file that does not name them is not about them. */
function newcomer({ person, position }: CheckedEntry, id: string): NewPersonWithPositions {
  const held = position && { ...position, lead: isLead(position.title), main: true, from: null, until: null };
  return { ...newPerson.parse(person), id, positions: held ? [held] : [] };
}

/** What the directory says differently. Who comes back belongs again; whom somebody let go by hand stays gone. */
function planChange({ person }: CheckedEntry, was: Person, comesBack: boolean): PersonChange | undefined {
  const told: PersonChange = { ...person, ...(comesBack ? { validUntil: null } : {}) };
  const different = Object.entries(told).filter(([field, value]) => was[field as keyof Person] !== value); // of a person
  return different.length === 0 ? undefined : Object.fromEntries(different);
}

/** As nobody decides their own rights, nor may who looks after the source, administrators are placed by hand. */
function planMove(
  { login, position }: CheckedEntry,
  person: string,
  { positions, today }: CurrentPeople,
  isAdministrator: boolean,
  problems: SourceProblem[],
): SyncPlan['positions'][number] | undefined {
  if (!position) return undefined;
  const was = positions.get(person) ?? [];
  const planned = planPositions(position, was, today);
  if (!planned) return undefined;
  if (!isAdministrator) return { person, was, positions: planned };
  problems.push({ code: 'administrator_kept', entry: login, value: null });
  return undefined;
}

function listLeaving(
  { known, elsewhere }: CurrentPeople,
  keys: ReadonlySet<string>,
  persons: ReadonlyMap<string, Person>,
): SyncPlan['leave'] {
  return known
    .filter(({ key, ended }) => !ended && !keys.has(key))
    .map(({ key, person }) => ({
      key,
      person,
      name: persons.get(person)?.name ?? '',
      isElsewhere: elsewhere.has(person),
    }));
}

/** Yesterday was the last day, so that rights end now; for who has not even begun, the first day. */
function planLeaving(
  { person, isElsewhere }: SyncPlan['leave'][number],
  persons: ReadonlyMap<string, Person>,
  today: IsoDate,
): SyncPlan['change'] {
  const was = persons.get(person);
  if (!was || isElsewhere || (was.validUntil !== null && was.validUntil < today)) return [];
  const yesterday = addDays(today, -1);
  const validUntil = was.validFrom !== null && was.validFrom > yesterday ? was.validFrom : yesterday;
  return [{ was, change: { validUntil } }];
}

/** Whether so many leave that somebody should look first; a handful never is. */
export function areTooMany(leave: number, active: number, percent: number): boolean {
  return leave > 5 && leave * 100 > active * percent;
}
