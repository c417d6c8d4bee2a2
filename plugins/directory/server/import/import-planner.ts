import { addDays, type IsoDate, newId } from '@kontor/base';
import type { NewPosition } from '@kontor/plugin-api/server';
import type { NewOrgUnit, NewPerson, OrgUnit, OrgUnitChange, Person, PersonChange, Position } from '@kontor/schema';
import type { ImportSummary } from '../../shared/index.ts';
import type { ProfileChange, StoredProfile } from '../profile-store.ts';
import type { CheckedImport } from './import-files.ts';
import type { ImportedPerson } from './imported-person.ts';
import { planOrgUnits } from './org-unit-planner.ts';
import { planNewPerson, planPersonChange } from './person-planner.ts';
import { planPositions } from './position-planner.ts';
import { planProfile } from './profile-planner.ts';

/** What is stored before the import. */
export interface CurrentState {
  readonly persons: readonly Person[];
  readonly positions: ReadonlyMap<string, readonly Position[]>;
  readonly orgUnits: readonly OrgUnit[];
  readonly profiles: ReadonlyMap<string, StoredProfile>;
  readonly today: IsoDate;
}

/** Exactly the differences between the files and what is stored. */
export interface ImportPlan {
  readonly orgUnits: {
    /** Parents before the units below them. */
    readonly create: readonly (NewOrgUnit & { readonly id: string })[];
    readonly change: readonly { readonly id: string; readonly change: OrgUnitChange }[];
  };
  readonly create: readonly (NewPerson & { readonly id: string })[];
  /** Also the last day of those who leave. */
  readonly change: readonly { readonly id: string; readonly change: PersonChange }[];
  readonly positions: readonly { readonly person: string; readonly positions: readonly NewPosition[] }[];
  readonly profiles: readonly { readonly person: string; readonly change: ProfileChange }[];
  readonly summary: ImportSummary;
}

/** Compares row by row; a plan for the same files after it was carried out is empty. */
export function planImport(
  checked: CheckedImport,
  current: CurrentState,
  options: { readonly removeMissing: boolean },
): ImportPlan {
  const orgUnits = planOrgUnits(checked.orgUnits, current.orgUnits);
  const byLogin = new Map(
    current.persons.flatMap((person) => (person.externalId ? [[person.externalId, person]] : [])),
  );
  const ids = new Map(checked.people.map(({ login }) => [login, byLogin.get(login)?.id ?? newId()]));
  for (const [login, person] of byLogin) if (!ids.has(login)) ids.set(login, person.id);
  const leads = findLeads(checked.people, current, ids, orgUnits.ids);
  const context = { ids, leads, orgUnits: orgUnits.ids };
  const rows = checked.people.map((imported): PlannedRow => {
    const id = ids.get(imported.login) ?? newId();
    const stored = byLogin.get(imported.login);
    return {
      id,
      imported,
      isNew: stored === undefined,
      person: stored && planPersonChange(imported, stored, current.today),
      positions: planPositions(imported, current.positions.get(id), orgUnits.ids, current.today),
      profile: planProfile(imported, current.profiles.get(id), context),
    };
  });
  const created = rows.filter(({ isNew }) => isNew);
  const changed = rows.filter(({ isNew, person, positions, profile }) => !isNew && (person || positions || profile));
  const missing = findMissing(current, new Set(checked.people.map(({ login }) => login)));
  const leave = options.removeMissing ? missing : [];
  return {
    orgUnits,
    create: created.map(({ id, imported }) => ({ ...planNewPerson(imported), id })),
    change: [
      ...changed.flatMap(({ id, person }) => (person ? [{ id, change: person }] : [])),
      ...leave.map(({ id, validFrom }) => ({ id, change: { validUntil: lastDay(current.today, validFrom) } })),
    ],
    positions: rows.flatMap(({ id, positions }) => (positions ? [{ person: id, positions }] : [])),
    profiles: rows.flatMap(({ id, profile }) => (profile ? [{ person: id, change: profile }] : [])),
    summary: {
      orgUnits: orgUnits.counts,
      people: {
        rows: checked.peopleRows,
        create: created.length,
        change: changed.length,
        unchanged: rows.length - created.length - changed.length,
        missing: missing.length,
        leave: leave.length,
      },
    },
  };
}

interface PlannedRow {
  readonly id: string;
  readonly imported: ImportedPerson;
  readonly isNew: boolean;
  readonly person: PersonChange | undefined;
  readonly positions: NewPosition[] | undefined;
  readonly profile: ProfileChange | undefined;
}

/** Who leads which org unit once the import is done: as the file says, else as it is. Unit id to person ids. */
function findLeads(
  people: readonly ImportedPerson[],
  current: CurrentState,
  ids: ReadonlyMap<string, string>,
  unitIds: ReadonlyMap<string, string>,
): Map<string, Set<string>> {
  const leads = new Map<string, Set<string>>();
  const add = (unit: string | undefined, person: string | undefined) => {
    if (unit !== undefined && person !== undefined) leads.set(unit, (leads.get(unit) ?? new Set()).add(person));
  };
  const told = new Set<string | undefined>();
  for (const { login, positions } of people) {
    if (positions) told.add(ids.get(login));
    for (const held of positions ?? []) if (held.lead) add(unitIds.get(held.orgUnit), ids.get(login));
  }
  for (const [person, positions] of current.positions) {
    if (told.has(person)) continue;
    for (const held of positions)
      if (held.lead && (held.until ?? current.today) >= current.today) add(held.orgUnit, person);
  }
  return leads;
}

/** People of former imports who belong to the organisation and are not in the file; people made by hand are left alone. */
function findMissing(current: CurrentState, logins: ReadonlySet<string>): Person[] {
  return current.persons.filter(
    ({ externalId, validUntil }) =>
      externalId !== null && !logins.has(externalId) && (validUntil === null || validUntil >= current.today),
  );
}

/** Yesterday, so that rights end now; for who has not even begun, the first day. */
function lastDay(today: IsoDate, validFrom: IsoDate | null): IsoDate {
  const yesterday = addDays(today, -1);
  return validFrom !== null && validFrom > yesterday ? validFrom : yesterday;
}
