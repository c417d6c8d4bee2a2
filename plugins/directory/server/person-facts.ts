import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { ServerHost, Substitution } from '@kontor/plugin-api/server';
import type { Absence, Person, Position } from '@kontor/schema';
import type { OrgTree } from './org-tree.ts';
import { blankProfile, findProfiles, type StoredProfile } from './profile-store.ts';

/** What reading people needs of the host. */
export type FactsHost = Pick<ServerHost, 'people' | 'clock'>;

/** All that is stored about a person and shown somewhere, before anybody's rights are looked at. */
export interface PersonFacts {
  readonly person: Person;
  /** Positions of today, the main one first. */
  readonly positions: readonly Position[];
  readonly profile: StoredProfile;
  /** The absence that runs now, with who really stands in, whoever was named. */
  readonly absence: Absence | undefined;
  /** Belongs to the organisation today. */
  readonly present: boolean;
}

/** Reads people in four queries and one round trip however many they are, by person id; unknown ids are left out. */
export async function readFacts(host: FactsHost, tx: Tx, ids: readonly string[]): Promise<Map<string, PersonFacts>> {
  const today = isoDate(host.clock.now());
  const [persons, allPositions, profiles, away] = await Promise.all([
    host.people.findPersons(tx, ids),
    host.people.findPositions(tx, ids),
    findProfiles(tx, ids),
    host.people.findSubstitutes(tx, ids),
  ]);
  const positions = Map.groupBy(allPositions, ({ person }) => person);
  return new Map(
    persons.map((person) => [
      person.id,
      {
        person,
        positions: (positions.get(person.id) ?? [])
          .filter((held) => coversDay(held.from, held.until, today))
          .sort(mainFirst),
        profile: profiles.get(person.id) ?? blankProfile(person.id),
        absence: absenceOf(away.get(person.id)),
        present: coversDay(person.validFrom, person.validUntil, today),
      },
    ]),
  );
}

function absenceOf(away: Substitution | undefined): Absence | undefined {
  return away && { ...away.absence, substitute: away.substitute };
}

function coversDay(from: string | null, until: string | null, day: string): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}

function mainFirst(a: Position, b: Position): number {
  return Number(b.main) - Number(a.main);
}

const byGermanOrder = new Intl.Collator('de').compare;

/** Leads of a unit first, then by family name. */
export function sortTeam(team: readonly PersonFacts[], orgUnit: string): PersonFacts[] {
  const leads = (facts: PersonFacts) => Number(facts.positions.some((held) => held.orgUnit === orgUnit && held.lead));
  return [...team].sort((a, b) => leads(b) - leads(a) || compareNames(a.person, b.person));
}

function compareNames(a: Person, b: Person): number {
  return byGermanOrder(a.familyName, b.familyName) || byGermanOrder(a.givenName, b.givenName);
}

/** What the person's offices are in charge of. */
export function tasksOf(facts: PersonFacts, tree: OrgTree): string[] {
  return [...new Set(facts.positions.flatMap(({ orgUnit }) => tree.find(orgUnit)?.tasks ?? []))];
}
