import type { IsoDate, Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  Absence,
  Group,
  NewOrgUnit,
  NewPerson,
  Office,
  OrgUnit,
  OrgUnitChange,
  Person,
  PersonChange,
  Position,
  SubstituteReason,
} from '@kontor/schema';
import type { Actor } from './actor.ts';

/** A position to be held; dates are inclusive, none means open-ended. */
export interface NewPosition {
  readonly orgUnit: string;
  readonly title: string;
  readonly lead: boolean;
  /** Held for a time, until somebody holds it for good. */
  readonly acting?: boolean;
  readonly main: boolean;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

/** A new person, with the positions that begin with them. */
export type NewPersonWithPositions = NewPerson & { readonly id?: string; readonly positions?: readonly NewPosition[] };

/** What is to become of persons and positions, each with what it was when that was worked out. */
export interface PeopleChanges {
  readonly persons: readonly { readonly was: Person; readonly change: PersonChange }[];
  readonly positions: readonly {
    readonly person: string;
    readonly was: readonly Position[];
    readonly positions: readonly NewPosition[];
  }[];
}

/** An absence that covers a moment, and who stands in then, by docs/specs/substitutes.md. */
export interface Substitution {
  readonly absence: Absence;
  /** Nobody is left: what comes stays with the absent person. */
  readonly substitute: string | null;
  readonly because: SubstituteReason | null;
}

/** Which of these persons show the actor when they will be away. */
export type SeesComing = (tx: Tx, actor: Actor, persons: readonly string[]) => Promise<ReadonlySet<string>>;
/** Makes a picture that a directory has somebody's photo, or takes that away; answers false where it is none. */
export type AcceptPhoto = (person: string, content: Uint8Array | null) => Promise<boolean>;

/** Addresses of pictures by person id; persons without one are left out. */
export type FindPictures = (tx: Tx, persons: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Persons, org units and absences. Writers take the actor for the event and the audit log and decide no rights:
 * the caller has (a route's access, an import's administrator). `undefined` as actor means a command or a job.
 */
export interface People {
  findPersons(tx: Tx, ids: readonly string[]): Promise<Person[]>;
  /** When what the organisation says of each of these persons changed last. */
  findChangeTimes(tx: Tx, ids: readonly string[]): Promise<Map<string, Date>>;
  /** All persons in order of id, for walks in pages. */
  listPersonIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]>;
  findOrgUnits(tx: Tx, ids: readonly string[]): Promise<OrgUnit[]>;
  listOrgUnits(tx: Tx): Promise<OrgUnit[]>;
  /** Groups by id, by name; unknown ids are left out. Who is in them is for administrators. */
  findGroups(tx: Tx, ids: readonly string[]): Promise<Group[]>;
  /** What these units' pages say, by unit; unknown units are left out. */
  findOffices(tx: Tx, orgUnits: readonly string[]): Promise<Map<string, Office>>;
  /** Whether the actor may change what a unit's page says (P22). */
  canEditOffice(tx: Tx, actor: Actor, orgUnit: string): Promise<boolean>;
  /** Where the organisation lives: its days and times are meant there. */
  readonly timeZone: string;
  /** Positions of persons, also past and future ones. */
  findPositions(tx: Tx, persons: readonly string[]): Promise<Position[]>;
  /** Ids of persons who hold a position in a unit today; with `below`, also in units under it. */
  listMembers(tx: Tx, orgUnit: string, below: boolean): Promise<string[]>;
  /** Ids of those who lead these units today, each with the unit. */
  listLeads(tx: Tx, orgUnits: readonly string[]): Promise<{ readonly orgUnit: string; readonly person: string }[]>;
  /** Absences that run now, with the substitutes who are named; who really stands in says `findSubstitutes`. */
  findCurrentAbsences(tx: Tx, persons: readonly string[]): Promise<Absence[]>;
  /** Absences that touch these days (inclusive), of these persons or of everybody. */
  listAbsences(
    tx: Tx,
    span: { readonly from: IsoDate; readonly until: IsoDate; readonly persons?: readonly string[] | undefined },
  ): Promise<Absence[]>;
  /** Of these persons, those who are away at a moment (now without one), each with who stands in then (S1 to S5). */
  findSubstitutes(tx: Tx, persons: readonly string[], at?: Date): Promise<Map<string, Substitution>>;
  /** Absences that run now and in which this person stands in, as named or as the chain has it (S6). */
  findCurrentAbsencesFor(tx: Tx, substitute: string): Promise<Absence[]>;
  /** Writes into the audit log that the actor did something in the place of somebody absent (S13). */
  noteInPlace(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    done: { readonly inPlaceOf: string; readonly object: Ref; readonly what: string },
  ): Promise<void>;
  /** Says to whom coming absences are shown; one plugin at most decides it, and without one nobody sees them. */
  provideComingAbsences(sees: SeesComing): void;

  createPerson(tx: Tx, actor: Actor | undefined, person: NewPerson & { id?: string }): Promise<Person>;
  /** Throws `people.person_not_found`; what is equal already changes and announces nothing. */
  updatePerson(tx: Tx, actor: Actor | undefined, id: string, change: PersonChange): Promise<Person>;
  /** Makes exactly these the person's positions; equal ones keep their ids. Answers whether anything changed. */
  setPositions(tx: Tx, actor: Actor | undefined, person: string, positions: readonly NewPosition[]): Promise<boolean>;
  createOrgUnit(tx: Tx, actor: Actor | undefined, unit: NewOrgUnit & { id?: string }): Promise<OrgUnit>;
  updateOrgUnit(tx: Tx, actor: Actor | undefined, id: string, change: OrgUnitChange): Promise<OrgUnit>;

  /** The same for many in a few statements, for imports; they may bring positions along. Answers in the order given. */
  createPersons(tx: Tx, actor: Actor | undefined, persons: readonly NewPersonWithPositions[]): Promise<Person[]>;
  /** Answers with those that really changed. */
  updatePersons(
    tx: Tx,
    actor: Actor | undefined,
    changes: readonly { readonly id: string; readonly change: PersonChange }[],
  ): Promise<Person[]>;
  /** Answers with the ids of those whose positions really changed. */
  setPositionsOf(
    tx: Tx,
    actor: Actor | undefined,
    persons: readonly { readonly person: string; readonly positions: readonly NewPosition[] }[],
  ): Promise<string[]>;

  /**
   * Changes many persons and their positions that were read before, for imports: as they lock the rights of all until
   * the commit, they are the last that a transaction does, and nothing before may have locked them. Throws `people.person_changed` when one of them is another
   * by now; the transaction is then of no use, and the changes have to be worked out anew.
   */
  applyChanges(tx: Tx, actor: Actor | undefined, changes: PeopleChanges): Promise<void>;
  /** After very many changes: lets the database know how much there is, or it plans for minutes as if there were little. */
  countAnew(tx: Tx): Promise<void>;
  /** Nobody else changes any person or position until the end of the transaction: others wait that long. */
  lockAllPersons(tx: Tx): Promise<void>;

  /**
   * Announces together that something about many persons changed, and answers true; false for few, of whom each is to be
   * announced by an event of its own.
   */
  announceChanged(tx: Tx, actor: Actor | undefined, persons: readonly string[]): Promise<boolean>;

  /** Says where pictures of persons are, for their cards; one plugin at most provides them. */
  providePictures(find: FindPictures): void;
  /** Takes photos from directories that the organisation has; one plugin at most does. */
  acceptPhotos(accept: AcceptPhoto): void;
}
