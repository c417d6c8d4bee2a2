import { weekWithHomeDays } from '../../shared/index.ts';
import { blankProfile, type ProfileChange, type StoredProfile } from '../profile-store.ts';
import { differences } from './differences.ts';
import type { ImportedPerson } from './imported-person.ts';

export interface ProfileContext {
  /** Person ids by login. */
  readonly ids: ReadonlyMap<string, string>;
  /** Who leads a unit, by unit id. */
  readonly leads: ReadonlyMap<string, ReadonlySet<string>>;
  /** Unit ids by code. */
  readonly orgUnits: ReadonlyMap<string, string>;
}

/**
 * What to write of a profile, or nothing. What people entered or removed themselves stays: only what differs between
 * this import and the last one is carried over (a three-way merge with the last import as the base).
 */
export function planProfile(
  imported: ImportedPerson,
  stored: StoredProfile | undefined,
  context: ProfileContext,
): ProfileChange | undefined {
  const profile = stored ?? blankProfile('');
  const told: ProfileChange = {
    ...mergeSkills(imported.skills, profile),
    ...mergeWeek(imported.homeDays, profile),
    ...(imported.manager === undefined ? {} : { manager: findNamedManager(imported, context) }),
  };
  const different = differences(told, profile);
  return Object.keys(different).length > 0 ? different : undefined;
}

function mergeSkills(skills: readonly string[] | undefined, profile: StoredProfile): ProfileChange {
  if (!skills) return {};
  const isOwn = (skill: string) => profile.confirmedSkills.includes(skill);
  const gone = profile.importedSkills.filter((skill) => !skills.includes(skill) && !isOwn(skill));
  const added = skills.filter((skill) => !profile.importedSkills.includes(skill));
  const kept = profile.skills.filter((skill) => !gone.includes(skill));
  return { skills: [...new Set([...kept, ...added])], importedSkills: skills };
}

function mergeWeek(homeDays: ImportedPerson['homeDays'], profile: StoredProfile): ProfileChange {
  if (homeDays === undefined) return {};
  const week = homeDays === null ? null : weekWithHomeDays(homeDays);
  const own = JSON.stringify(profile.week) !== JSON.stringify(profile.importedWeek);
  return { ...(own ? {} : { week }), importedWeek: week };
}

/** Named only where it is somebody else than a lead of the main unit, so that a new lead is everybody's manager at once. */
function findNamedManager(imported: ImportedPerson, { ids, leads, orgUnits }: ProfileContext): string | null {
  const manager = ids.get(imported.manager ?? '');
  if (manager === undefined) return null;
  const main = imported.positions?.find((position) => position.main);
  const unit = main && orgUnits.get(main.orgUnit);
  return unit !== undefined && leads.get(unit)?.has(manager) ? null : manager;
}
