import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Absence, NewOrgUnit, NewPerson, OrgUnit, Person, Position } from '@kontor/schema';
import type { Actor } from './actor.ts';

/** A position to be held; dates are inclusive, none means open-ended. */
export interface NewPosition {
  readonly orgUnit: string;
  readonly title: string;
  readonly lead: boolean;
  readonly main: boolean;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

/**
 * Persons, org units and absences. Writers take the actor for the event and the audit log and decide no rights:
 * the caller has (a route's access, an import's administrator). `undefined` as actor means a command or a job.
 */
export interface People {
  findPersons(tx: Tx, ids: readonly string[]): Promise<Person[]>;
  /** All persons in order of id, for walks in pages. */
  listPersonIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]>;
  findOrgUnits(tx: Tx, ids: readonly string[]): Promise<OrgUnit[]>;
  listOrgUnits(tx: Tx): Promise<OrgUnit[]>;
  /** Positions of persons, also past and future ones. */
  findPositions(tx: Tx, persons: readonly string[]): Promise<Position[]>;
  /** Ids of persons who hold a position in a unit today; with `below`, also in units under it. */
  listMembers(tx: Tx, orgUnit: string, below: boolean): Promise<string[]>;
  /** Absences that cover today, with their substitutes. */
  findCurrentAbsences(tx: Tx, persons: readonly string[]): Promise<Absence[]>;

  createPerson(tx: Tx, actor: Actor | undefined, person: NewPerson & { id?: string }): Promise<Person>;
  updatePerson(tx: Tx, actor: Actor | undefined, id: string, change: Partial<NewPerson>): Promise<Person>;
  /** Makes these the person's positions: what is missing ends, what is new begins, what is equal stays. Answers whether anything changed. */
  setPositions(tx: Tx, actor: Actor | undefined, person: string, positions: readonly NewPosition[]): Promise<boolean>;
  createOrgUnit(tx: Tx, actor: Actor | undefined, unit: NewOrgUnit & { id?: string }): Promise<OrgUnit>;
  updateOrgUnit(tx: Tx, actor: Actor | undefined, id: string, change: Partial<NewOrgUnit>): Promise<OrgUnit>;
}
