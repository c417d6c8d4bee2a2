import type { Tx } from '@kontor/database';
import {
  type Actor,
  type AudienceToken,
  isAmong,
  type ServerHost,
  subjectsOfTokens,
  tokenOfSubject,
} from '@kontor/plugin-api/server';
import type { SpaceRole } from '@kontor/schema';
import type { AssigneeSubject, ListPlace, ListRight } from '../shared/index.ts';
import { filterUnitsWithTasks, listAssignees } from './assignee-store.ts';
import { filterListsNarrowedTo } from './list-access-store.ts';
import { findLists, type ListRow, placeOf } from './list-store.ts';
import { findTasks, type TaskRow } from './task-store.ts';

/** What somebody may do with a task. */
export interface TaskStanding {
  /** In its list; nothing for those who see the task alone, because it is theirs. */
  readonly right: ListRight | undefined;
  /** Asked to do it, as a person or an office, or standing in today for somebody who was. */
  readonly isAssigned: boolean;
  readonly mayEdit: boolean;
  /** An absent person, where the task is somebody's to do because they stand in, and not in their own right. */
  readonly inPlaceOf: string | null;
}

/** For whom somebody acts. */
export interface Holder {
  readonly person: string;
  readonly orgUnits: ReadonlySet<string>;
  readonly tokens: ReadonlySet<AudienceToken>;
  /** For whom they stand in today. */
  readonly absent: ReadonlySet<string>;
}

const rightOfRole: Readonly<Record<SpaceRole, ListRight>> = { reader: 'read', editor: 'edit', owner: 'manage' };

/** What somebody may do in lists of a place, before a list is narrowed. */
interface PlaceStanding {
  readonly right: ListRight;
  /** Owns the space or leads the office: never left out of a list, also where nothing may be changed any more. */
  readonly isInCharge: boolean;
}

/** The one place that decides who may what with lists and tasks. */
export class TaskRights {
  readonly #host: Pick<ServerHost, 'permissions' | 'spaces' | 'people'>;

  constructor(host: Pick<ServerHost, 'permissions' | 'spaces' | 'people'>) {
    this.#host = host;
  }

  async findHolder(tx: Tx, person: string): Promise<Holder> {
    const tokens = (await this.#host.permissions.findTokens(tx, [person])).get(person) ?? new Set();
    const absences = await this.#host.people.findCurrentAbsencesFor(tx, person);
    return {
      person,
      tokens,
      orgUnits: new Set(unitsOf(tokens)),
      absent: new Set(absences.map((absence) => absence.person)),
    };
  }

  /** Lists that for this person do not exist are left out. */
  async findListRights(tx: Tx, holder: Holder, lists: readonly ListRow[]): Promise<Map<string, ListRight>> {
    const rights = new Map<string, ListRight>();
    const atPlaces = await this.#findPlaceStandings(tx, holder, lists.map(placeOf));
    for (const list of lists) {
      const right = narrowed(atPlaces.get(keyOf(placeOf(list))), holder.tokens, list);
      if (right) rights.set(list.id, right);
    }
    return rights;
  }

  /** By `keyOf`: what somebody may do in lists of these places. */
  async findPlaceRights(tx: Tx, holder: Holder, places: readonly ListPlace[]): Promise<Map<string, ListRight>> {
    const standings = await this.#findPlaceStandings(tx, holder, places);
    return new Map([...standings].map(([place, { right }]) => [place, right]));
  }

  async #findPlaceStandings(tx: Tx, holder: Holder, places: readonly ListPlace[]): Promise<Map<string, PlaceStanding>> {
    const { permissions, spaces, people } = this.#host;
    const idsOf = (kind: ListPlace['kind']) => [
      ...new Set(places.filter((place) => place.kind === kind).map(({ id }) => id)),
    ];
    const standings = new Map<string, PlaceStanding>();
    const [spaceIds, units] = [idsOf('space'), idsOf('org-unit').filter((unit) => holder.orgUnits.has(unit))];
    if (spaceIds.length > 0) {
      const roles = await permissions.findRoles(tx, holder.person);
      const found = await spaces.findSpaces(
        tx,
        spaceIds.filter((id) => roles.has(id)),
      );
      for (const { id, archivedAt } of found) {
        const role = roles.get(id);
        if (!role) continue;
        const right = archivedAt === null ? rightOfRole[role] : 'read';
        standings.set(keyOf({ kind: 'space', id }), { right, isInCharge: role === 'owner' });
      }
    }
    if (units.length > 0) {
      const leads = await people.listLeads(tx, units);
      const led = new Set(leads.filter(({ person }) => person === holder.person).map(({ orgUnit }) => orgUnit));
      for (const id of units) {
        const isInCharge = led.has(id);
        standings.set(keyOf({ kind: 'org-unit', id }), { right: isInCharge ? 'manage' : 'edit', isInCharge });
      }
    }
    if (idsOf('person').includes(holder.person)) {
      standings.set(keyOf({ kind: 'person', id: holder.person }), { right: 'manage', isInCharge: true });
    }
    return standings;
  }

  /** By task; those that for this person do not exist are left out. */
  async findStandings(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    tasks: readonly TaskRow[],
    known?: Holder,
  ): Promise<Map<string, TaskStanding>> {
    const standings = new Map<string, TaskStanding>();
    if (tasks.length === 0) return standings;
    const holder = known ?? (await this.findHolder(tx, actor.person));
    const lists = await findLists(tx, [...new Set(tasks.map(({ list }) => list))]);
    const rights = await this.findListRights(tx, holder, lists);
    const archived = new Set(lists.filter(({ archived_at: at }) => at !== null).map(({ id }) => id));
    // Whoever was asked for a task sees its parts, too.
    const parents = tasks.flatMap(({ parent }) => (parent === null ? [] : [parent]));
    const assignees = await listAssignees(tx, [...new Set([...tasks.map(({ id }) => id), ...parents])]);
    const asked = assignees.filter(
      ({ kind, subject, answer }) => answer !== 'declined' && concerns(holder, { kind, id: subject }),
    );
    const concerning = Map.groupBy(asked, ({ task }) => task);
    for (const { id, list, parent } of tasks) {
      const right = rights.get(list);
      const own = [...(concerning.get(id) ?? []), ...(parent === null ? [] : (concerning.get(parent) ?? []))];
      const isAssigned = own.length > 0;
      const inPlaceOf = own.every(({ subject }) => holder.absent.has(subject)) ? (own[0]?.subject ?? null) : null;
      if (!right && !isAssigned) continue;
      const mayEdit = !archived.has(list) && (right === 'edit' || right === 'manage');
      standings.set(id, { right, isAssigned: isAssigned && !archived.has(list), mayEdit, inPlaceOf });
    }
    return standings;
  }

  /** Units that have a list of their own, or an open task; and units and groups to which a list is narrowed that the person would read or change. */
  async findOpenings(tx: Tx, person: string, tokens: readonly AudienceToken[]): Promise<AudienceToken[]> {
    const own = (await filterUnitsWithTasks(tx, unitsOf(tokens))).map((id) => tokenOf({ kind: 'org-unit', id }));
    const spaces = [...(await this.#host.permissions.findRoles(tx, person)).keys()];
    const held = (await this.#host.permissions.findTokens(tx, [person])).get(person) ?? new Set();
    const places = { spaces, orgUnits: unitsOf([...held, ...tokens]) };
    const narrowedTo = await filterListsNarrowedTo(tx, places, subjectsOfTokens(tokens));
    return [...new Set([...own, ...narrowedTo.map(tokenOfSubject)])];
  }

  /** Everybody who may read a list today. */
  async listReaders(tx: Tx, list: ListRow): Promise<string[]> {
    const holders = await this.#listHolders(tx, placeOf(list));
    return holders
      .filter(({ isInCharge, tokens }) => narrowed({ right: 'read', isInCharge }, tokens, list))
      .map(({ person }) => person);
  }

  /** All whose right the place gives. */
  async #listHolders(tx: Tx, { kind, id }: ListPlace) {
    const { permissions, people } = this.#host;
    if (kind === 'person') return [{ person: id, isInCharge: true, tokens: new Set<AudienceToken>() }];
    const owners = new Set<string>();
    const persons: string[] = [];
    if (kind === 'space') {
      for (const { person, role } of await permissions.listPersonsOf(tx, id)) {
        persons.push(person);
        if (role === 'owner') owners.add(person);
      }
    } else {
      persons.push(...(await people.listMembers(tx, id, true)));
      for (const { person } of await people.listLeads(tx, [id])) owners.add(person);
    }
    const tokens = await permissions.findTokens(tx, persons);
    return persons
      .map((person) => ({ person, isInCharge: owners.has(person), tokens: tokens.get(person) ?? new Set() }))
      .filter(({ tokens: held }) => kind === 'space' || held.has(tokenOf({ kind, id })));
  }

  /** Who may see each list, as tokens: those of its place, or each person alone where it is narrowed. */
  async findListAudience(tx: Tx, ids: readonly string[]): Promise<Map<string, AudienceToken[]>> {
    const audience = new Map<string, AudienceToken[]>();
    for (const list of await findLists(tx, ids)) {
      const isForAll = list.read_limit === null;
      const readers = isForAll ? [] : await this.listReaders(tx, list);
      audience.set(list.id, isForAll ? [tokenOf(placeOf(list))] : readers.map((id) => tokenOf({ kind: 'person', id })));
    }
    return audience;
  }

  /** Who may see each task, as tokens: readers of its list, who was asked for it, and who stands in for them today. */
  async findAudience(tx: Tx, ids: readonly string[]): Promise<Map<string, AudienceToken[]>> {
    const tasks = await findTasks(tx, ids);
    const lists = await this.findListAudience(tx, [...new Set(tasks.map(({ list }) => list))]);
    const parents = tasks.flatMap(({ parent }) => (parent === null ? [] : [parent]));
    const asked = (await listAssignees(tx, [...new Set([...ids, ...parents])])).filter(
      ({ answer }) => answer !== 'declined',
    );
    const persons = [...new Set(asked.filter(({ kind }) => kind === 'person').map(({ subject }) => subject))];
    const away = persons.length === 0 ? new Map() : await this.#host.people.findSubstitutes(tx, persons);
    return new Map(
      tasks.map(({ id, list, parent }) => {
        const tokens = new Set(lists.get(list) ?? []);
        for (const { task, kind, subject } of asked) {
          if (task !== id && task !== parent) continue;
          tokens.add(tokenOf({ kind, id: subject }));
          const substitute = kind === 'person' ? away.get(subject)?.substitute : undefined;
          if (substitute) tokens.add(tokenOf({ kind: 'person', id: substitute }));
        }
        return [id, [...tokens]];
      }),
    );
  }
}

export function keyOf({ kind, id }: ListPlace): string {
  return `${kind}:${id}`;
}

export function concerns(holder: Holder, { kind, id }: AssigneeSubject): boolean {
  if (kind === 'org-unit') return holder.orgUnits.has(id);
  return id === holder.person || holder.absent.has(id);
}

/** A list gives less than its place to those whom it leaves out, and never more. */
function narrowed(
  standing: PlaceStanding | undefined,
  tokens: ReadonlySet<AudienceToken>,
  { read_limit: readers, write_limit: writers }: ListRow,
): ListRight | undefined {
  if (!standing || standing.isInCharge) return standing?.right;
  if (readers !== null && !isAmong(tokens, readers)) return undefined;
  return writers !== null && !isAmong(tokens, writers) ? 'read' : standing.right;
}

function unitsOf(tokens: Iterable<AudienceToken>): string[] {
  return subjectsOfTokens(tokens).flatMap(({ kind, id }) => (kind === 'org-unit' ? [id] : []));
}

function tokenOf({ kind, id }: ListPlace): AudienceToken {
  return `${kind === 'org-unit' ? 'unit' : kind}:${id}`;
}
