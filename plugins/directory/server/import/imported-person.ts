import type { NewPerson, Weekday } from '@kontor/schema';

/** What a row without errors says. Missing parts are columns that the file does not have: they stay as they are. */
export interface ImportedPerson {
  readonly line: number;
  readonly login: string;
  /** Names and contacts, without the login. */
  readonly person: Partial<Omit<NewPerson, 'externalId'>> & Pick<NewPerson, 'givenName' | 'familyName'>;
  readonly positions?: readonly ImportedPosition[];
  /** Whether the file tells all positions; else those that are not the main one stay. */
  readonly tellsAllPositions: boolean;
  /** Login of the manager; null is none named. */
  readonly manager?: string | null;
  readonly skills?: readonly string[];
  /** Days at home; null is not told. */
  readonly homeDays?: readonly Weekday[] | null;
}

export interface ImportedPosition {
  /** Code of the org unit. */
  readonly orgUnit: string;
  readonly title: string;
  readonly lead: boolean;
  readonly main: boolean;
}

export interface ImportedOrgUnit {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  /** Code of the unit above, null at the top; missing parts are columns that the file does not have. */
  readonly parent?: string | null;
  readonly abbreviation?: string | null;
  readonly place?: string | null;
  readonly tasks?: readonly string[];
}
