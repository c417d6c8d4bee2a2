import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken, ServerHost } from '@kontor/plugin-api/server';
import type { SpaceRole } from '@kontor/schema';
import type { AssigneeSubject, ListPlace, ListRight } from '../shared/index.ts';
import { filterUnitsWithTasks, listAssignees } from './assignee-store.ts';
import { findLists, type ListRow, placeOf } from './list-store.ts';
import { findTasks, type TaskRow } from './task-store.ts';

/** What somebody may do with a task. */
export interface TaskStanding {
  /** In its list; nothing for those who see the task alone, because it is theirs. */
  readonly right: ListRight | undefined;
  /** Asked to do it, as a person or an office, or standing in today for somebody who was. */
  readonly isAssigned: boolean;
  readonly mayEdit: boolean;
}

/** For whom somebody acts. */
export interface Holder {
  readonly person: string;
  readonly orgUnits: ReadonlySet<string>;
  /** For whom they stand in today. */
  readonly absent: ReadonlySet<string>;
}

const rightOfRole: Readonly<Record<SpaceRole, ListRight>> = { reader: 'read', editor: 'edit', owner: 'manage' };

/** The one place that decides who may what with lists and tasks. */
export class TaskRights {
  readonly #host: Pick<ServerHost, 'permissions' | 'spaces' | 'people'>;

  constructor(host: Pick<ServerHost, 'permissions' | 'spaces' | 'people'>) {
    this.#host = host;
  }

  async findHolder(tx: Tx, person: string): Promise<Holder> {
    const tokens = (await this.#host.permissions.findTokens(tx, [person])).get(person) ?? new Set();
    const absences = await this.#host.people.findCurrentAbsencesFor(tx, person);
    const units = [...tokens].filter((token) => token.startsWith('unit:')).map((token) => token.slice('unit:'.length));
    return { person, orgUnits: new Set(units), absent: new Set(absences.map((absence) => absence.person)) };
  }

  /** Lists that for this person do not exist are left out. */
  async findListRights(tx: Tx, holder: Holder, lists: readonly ListRow[]): Promise<Map<string, ListRight>> {
    const rights = new Map<string, ListRight>();
    const atPlaces = await this.findPlaceRights(tx, holder, lists.map(placeOf));
    for (const list of lists) {
      const right = atPlaces.get(keyOf(placeOf(list)));
      if (right) rights.set(list.id, right);
    }
    return rights;
  }

  /** By `keyOf`: what somebody may do in lists of these places. */
  async findPlaceRights(tx: Tx, holder: Holder, places: readonly ListPlace[]): Promise<Map<string, ListRight>> {
    const { permissions, spaces, people } = this.#host;
    const idsOf = (kind: ListPlace['kind']) => [
      ...new Set(places.filter((place) => place.kind === kind).map(({ id }) => id)),
    ];
    const rights = new Map<string, ListRight>();
    const [spaceIds, units] = [idsOf('space'), idsOf('org-unit').filter((unit) => holder.orgUnits.has(unit))];
    if (spaceIds.length > 0) {
      const roles = await permissions.findRoles(tx, holder.person);
      const found = await spaces.findSpaces(
        tx,
        spaceIds.filter((id) => roles.has(id)),
      );
      for (const { id, archivedAt } of found) {
        const role = roles.get(id);
        if (role) rights.set(keyOf({ kind: 'space', id }), archivedAt === null ? rightOfRole[role] : 'read');
      }
    }
    if (units.length > 0) {
      const leads = await people.listLeads(tx, units);
      const led = new Set(leads.filter(({ person }) => person === holder.person).map(({ orgUnit }) => orgUnit));
      for (const id of units) rights.set(keyOf({ kind: 'org-unit', id }), led.has(id) ? 'manage' : 'edit');
    }
    if (idsOf('person').includes(holder.person)) rights.set(keyOf({ kind: 'person', id: holder.person }), 'manage');
    return rights;
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
    const concerning = new Set(
      assignees
        .filter(({ kind, subject, answer }) => answer !== 'declined' && concerns(holder, { kind, id: subject }))
        .map(({ task }) => task),
    );
    for (const { id, list, parent } of tasks) {
      const right = rights.get(list);
      const isAssigned = concerning.has(id) || (parent !== null && concerning.has(parent));
      if (!right && !isAssigned) continue;
      const mayEdit = !archived.has(list) && (right === 'edit' || right === 'manage');
      standings.set(id, { right, isAssigned: isAssigned && !archived.has(list), mayEdit });
    }
    return standings;
  }

  /** Units that have a list of their own, or an open task. */
  async findOpenings(tx: Tx, tokens: readonly AudienceToken[]): Promise<AudienceToken[]> {
    const units = tokens.filter((token) => token.startsWith('unit:')).map((token) => token.slice('unit:'.length));
    return (await filterUnitsWithTasks(tx, units)).map((id) => tokenOf({ kind: 'org-unit', id }));
  }

  /** Who may see each list, as tokens. */
  async findListAudience(tx: Tx, ids: readonly string[]): Promise<Map<string, AudienceToken[]>> {
    return new Map((await findLists(tx, ids)).map((list) => [list.id, [tokenOf(placeOf(list))]]));
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
    const absences = persons.length === 0 ? [] : await this.#host.people.findCurrentAbsences(tx, persons);
    const standingIn = Map.groupBy(absences, ({ person }) => person);
    return new Map(
      tasks.map(({ id, list, parent }) => {
        const tokens = new Set(lists.get(list) ?? []);
        for (const { task, kind, subject } of asked) {
          if (task !== id && task !== parent) continue;
          tokens.add(tokenOf({ kind, id: subject }));
          for (const { substitute } of kind === 'person' ? (standingIn.get(subject) ?? []) : []) {
            if (substitute !== null) tokens.add(tokenOf({ kind: 'person', id: substitute }));
          }
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

function tokenOf({ kind, id }: ListPlace): AudienceToken {
  return `${kind === 'org-unit' ? 'unit' : kind}:${id}`;
}
