import { type Clock, type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  AcceptPhoto,
  Actor,
  Audit,
  Events,
  FindPictures,
  Jobs,
  Permissions,
  SeesComing,
} from '@kontor/plugin-api/server';

/** A group whose members are changed, and by how many. */
export interface ChangedGroup {
  readonly id: string;
  readonly name: string;
  readonly added: number;
  readonly removed: number;
}

/** What follows for spaces when people change. The spaces service provides it: without it changes are just run. */
export interface RightsWatch {
  /**
   * Runs a change of positions, groups or validity of these persons, and announces what it gave and took. Throws
   * `people.own_access` when it gives the actor a role on a space.
   */
  change(tx: Tx, actor: Actor | undefined, persons: readonly string[], change: () => Promise<void>): Promise<void>;
  /**
   * The same for changes of these persons that this transaction has written already, in a moment for very many: locks the
   * rights of all only now, until the commit.
   */
  settle(tx: Tx, actor: Actor | undefined, persons: readonly string[]): Promise<void>;
  /** These persons are new, with positions: announces what they reach. */
  begin(tx: Tx, actor: Actor | undefined, persons: readonly string[]): Promise<void>;
  /** Runs a change of a group's members and tells the owners of the spaces to which the group has access. */
  changeGroup(tx: Tx, actor: Actor | undefined, group: ChangedGroup, change: () => Promise<void>): Promise<void>;
}

/** Runs after the organisation's day has changed: rights of these persons may have begun or ended by date. */
export type OnNewDay = (
  tx: Tx,
  change: { readonly before: IsoDate; readonly today: IsoDate; readonly persons: readonly string[] },
) => Promise<void>;

/** What the parts of the people service share. */
export interface PeopleContext {
  readonly events: Events;
  readonly audit: Audit;
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly permissions: Permissions;
  readonly clock: Clock;
  readonly timeZone: string;
  rights: RightsWatch;
  findPictures: FindPictures;
  seesComing: SeesComing;
  acceptPhoto: AcceptPhoto;
  readonly onNewDay: OnNewDay[];
}

/** The day it is where the organisation lives. */
export function today(context: Pick<PeopleContext, 'clock' | 'timeZone'>): IsoDate {
  return isoDate(context.clock.now(), context.timeZone);
}

/** Whether the actor manages the organisation, and so persons other than themselves. */
export function administers(context: PeopleContext, tx: Tx, actor: Actor): Promise<boolean> {
  return context.permissions.can(tx, actor, 'manage', { organisation: true });
}
