import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { defaultVisibility, type ProfileVisibility, type WorkingWeek } from '../shared/index.ts';

/** A photo's two sizes in the file store; `version` changes with the picture. */
export interface StoredPhoto {
  readonly small: string;
  readonly large: string;
  readonly version: string;
}

export interface StoredProfile {
  readonly person: string;
  readonly about: string;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly week: WorkingWeek | null;
  readonly visibility: ProfileVisibility;
  readonly photo: StoredPhoto | null;
  /** Person id, where it is somebody else than who leads the main org unit. */
  readonly manager: string | null;
  readonly importedSkills: readonly string[];
  /** Those that the person stands by: what an import brought is no more than a proposal until they do. */
  readonly confirmedSkills: readonly string[];
  readonly importedWeek: WorkingWeek | null;
  readonly revision: number;
}

export interface ProfileTable {
  person: string;
  about: string;
  skills: string[];
  languages: string[];
  week: WorkingWeek | null;
  visibility: Partial<ProfileVisibility>;
  photo: StoredPhoto | null;
  manager: string | null;
  imported_skills: string[];
  confirmed_skills: string[];
  imported_week: WorkingWeek | null;
  revision: number;
}

const tables = (tx: Tx) => tx.withTables<{ directory_profiles: ProfileTable }>();

/** Profiles by person id; who has none yet is left out. */
export async function findProfiles(tx: Tx, persons: readonly string[]): Promise<Map<string, StoredProfile>> {
  if (persons.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('directory_profiles')
    .selectAll()
    .where('person', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.person, toProfile(row)]));
}

/** The profile of somebody who has none yet. */
export function blankProfile(person: string): StoredProfile {
  return {
    person,
    about: '',
    skills: [],
    languages: [],
    week: null,
    visibility: defaultVisibility,
    photo: null,
    manager: null,
    importedSkills: [],
    confirmedSkills: [],
    importedWeek: null,
    revision: 0,
  };
}

/** Locks a profile until the end of the transaction; makes it first when there is none. */
export async function lockProfile(tx: Tx, person: string): Promise<StoredProfile> {
  await sql`insert into directory_profiles (person, revision) values (${person}, 0) on conflict do nothing`.execute(tx);
  const row = await tables(tx)
    .selectFrom('directory_profiles')
    .selectAll()
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toProfile(row);
}

export type ProfileChange = Partial<Omit<StoredProfile, 'person' | 'revision'>>;

/** Writes these parts and lets the revision grow. */
export async function changeProfile(tx: Tx, person: string, change: ProfileChange): Promise<void> {
  await changeProfiles(tx, [{ person, change }]);
}

/** The same for many in one statement; who has no profile gets one. */
export async function changeProfiles(
  tx: Tx,
  changes: readonly { readonly person: string; readonly change: ProfileChange }[],
): Promise<void> {
  if (changes.length === 0) return;
  const stored = await findProfiles(
    tx,
    changes.map(({ person }) => person),
  );
  const rows = changes.map(({ person, change }) => {
    const profile = stored.get(person) ?? blankProfile(person);
    return toRow({ ...profile, ...change, revision: profile.revision + 1 });
  });
  await sql`
    insert into directory_profiles
    select * from jsonb_populate_recordset(null::directory_profiles, ${JSON.stringify(rows)}::jsonb)
    on conflict (person) do update set
      about = excluded.about, skills = excluded.skills, languages = excluded.languages, week = excluded.week,
      visibility = excluded.visibility, photo = excluded.photo, manager = excluded.manager,
      imported_skills = excluded.imported_skills, confirmed_skills = excluded.confirmed_skills,
      imported_week = excluded.imported_week,
      revision = excluded.revision`.execute(tx);
}

/** Skills that the person has not confirmed: an import brought them. */
export function unconfirmedSkills({ skills, importedSkills, confirmedSkills }: StoredProfile): string[] {
  return skills.filter((skill) => importedSkills.includes(skill) && !confirmedSkills.includes(skill));
}

/** Skills that people share with everyone and that contain a text, the most frequent first. */
export async function listSkills(tx: Tx, text: string, limit: number): Promise<string[]> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ skill: string }>`
    select skill from directory_profiles, unnest(skills) as skill
    where coalesce(visibility ->> 'skills', ${defaultVisibility.skills}) = 'everyone' and skill ilike ${pattern}
    group by skill order by count(*) desc, skill limit ${limit}`.execute(tx);
  return rows.map((row) => row.skill);
}

function toProfile(row: ProfileTable): StoredProfile {
  return {
    person: row.person,
    about: row.about,
    skills: row.skills,
    languages: row.languages,
    week: inOrderOfDays(row.week),
    visibility: { ...defaultVisibility, ...row.visibility },
    photo: row.photo,
    manager: row.manager,
    importedSkills: row.imported_skills,
    confirmedSkills: row.confirmed_skills,
    importedWeek: inOrderOfDays(row.imported_week),
    revision: row.revision,
  };
}

/** `jsonb` keeps keys in an order of its own; weeks are compared as texts. */
function inOrderOfDays(week: WorkingWeek | null): WorkingWeek | null {
  if (week === null) return null;
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = week;
  return { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
}

function toRow(profile: StoredProfile): Omit<
  ProfileTable,
  'skills' | 'languages' | 'imported_skills' | 'confirmed_skills'
> & {
  skills: readonly string[];
  languages: readonly string[];
  imported_skills: readonly string[];
  confirmed_skills: readonly string[];
} {
  const { importedSkills, confirmedSkills, importedWeek, ...rest } = profile;
  return {
    ...rest,
    imported_skills: importedSkills,
    confirmed_skills: confirmedSkills,
    imported_week: importedWeek,
  };
}
