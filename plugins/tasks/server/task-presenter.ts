import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import type { ListRight, OpenedTask, Task, TaskList } from '../shared/index.ts';
import { countWaitsFor } from './around/blocker-store.ts';
import { listAssignees } from './assignee-store.ts';
import { countComments } from './comment-store.ts';
import { listFieldsOf } from './field-store.ts';
import { findLists, type ListRow, listSectionsOf, placeOf } from './list-store.ts';
import type { TaskStanding } from './task-rights.ts';
import { listParts, type TaskRow } from './task-store.ts';

type Names = ReadonlyMap<string, string>;

/** Rows as the contract has them, many at once. */
export class TaskPresenter {
  readonly #host: Pick<ServerHost, 'people' | 'spaces'>;

  constructor(host: Pick<ServerHost, 'people' | 'spaces'>) {
    this.#host = host;
  }

  /** The same for all who see the task. */
  async presentTasks(tx: Tx, rows: readonly TaskRow[]): Promise<Task[]> {
    const ids = rows.map(({ id }) => id);
    const assignees = await listAssignees(tx, ids);
    const waitsFor = await countWaitsFor(tx, ids);
    const comments = await countComments(tx, ids);
    const named = rows.flatMap((row) => [row.created_by, row.closed_by]).filter((id) => id !== null);
    const people = await this.findNames(tx, [...named, ...subjectsOf(assignees, 'person')]);
    const units = await this.#findUnitNames(tx, subjectsOf(assignees, 'org-unit'));
    const asked = Map.groupBy(assignees, ({ task }) => task);
    return rows.map((row) => ({
      ...taskFieldsOf(row),
      assignees: (asked.get(row.id) ?? []).map(({ kind, subject, answer, reason }) => ({
        subject: { kind, id: subject },
        name: (kind === 'person' ? people : units).get(subject) ?? '',
        answer,
        reason,
      })),
      waitsFor: waitsFor.get(row.id) ?? 0,
      comments: comments.get(row.id) ?? 0,
      createdBy: nameIn(people, row.created_by),
      closedBy: nameIn(people, row.closed_by),
    }));
  }

  /** Tasks as they are opened, for those who stand to them like this; others are left out. */
  async presentOpened(
    tx: Tx,
    rows: readonly TaskRow[],
    standings: ReadonlyMap<string, TaskStanding>,
  ): Promise<OpenedTask[]> {
    const parts = await listParts(
      tx,
      rows.map(({ id }) => id),
    );
    const tasks = new Map((await this.presentTasks(tx, [...rows, ...parts])).map((task) => [task.id, task]));
    const lists = new Map(
      (await findLists(tx, [...new Set(rows.map(({ list }) => list))])).map((list) => [list.id, list]),
    );
    const names = await this.findPlaceNames(tx, [...lists.values()].map(placeOf));
    return rows.flatMap(({ id, list: listId, deleted_at: deletedAt }) => {
      const [task, standing, list] = [tasks.get(id), standings.get(id), lists.get(listId)];
      if (!task || !standing || !list) return [];
      const place = placeOf(list);
      const { right, mayEdit, isAssigned } = standing;
      return {
        task,
        parts: parts.filter(({ parent }) => parent === id).flatMap((part) => tasks.get(part.id) ?? []),
        fields: [],
        list: right === undefined ? null : { title: list.title, place, placeName: names.get(place.id) ?? '' },
        mayEdit: mayEdit && deletedAt === null,
        isAssigned,
      };
    });
  }

  async presentTask(tx: Tx, row: TaskRow): Promise<Task> {
    const [task] = await this.presentTasks(tx, [row]);
    if (!task) throw new Error('A task was not presented');
    return task;
  }

  /** Those for which a right is given. */
  async presentLists(tx: Tx, rows: readonly ListRow[], rights: ReadonlyMap<string, ListRight>): Promise<TaskList[]> {
    const names = await this.findPlaceNames(tx, rows.map(placeOf));
    const sections = Map.groupBy(
      await listSectionsOf(
        tx,
        rows.map(({ id }) => id),
      ),
      ({ list }) => list,
    );
    const fields = await listFieldsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) => {
      const right = rights.get(row.id);
      if (!right) return [];
      const place = placeOf(row);
      const { id, title, revision, archived_at: archived } = row;
      return {
        id,
        title,
        place,
        placeName: names.get(place.id) ?? '',
        sections: (sections.get(id) ?? []).map(({ id, title, rank }) => ({ id, title, rank })),
        fields: fields.get(id) ?? [],
        right,
        isNarrowed: row.read_limit !== null || row.write_limit !== null,
        archivedAt: archived?.toISOString() ?? null,
        revision,
      };
    });
  }

  /** By id of the space, office or person. */
  async findPlaceNames(tx: Tx, places: readonly { readonly kind: string; readonly id: string }[]): Promise<Names> {
    const idsOf = (kind: string) => [...new Set(places.filter((place) => place.kind === kind).map(({ id }) => id))];
    const spaces = await this.#host.spaces.findSpaces(tx, idsOf('space'));
    const units = await this.#findUnitNames(tx, idsOf('org-unit'));
    const people = await this.findNames(tx, idsOf('person'));
    return new Map([...spaces.map(({ id, name }) => [id, name] as const), ...units, ...people]);
  }

  async findNames(tx: Tx, persons: readonly string[]): Promise<Names> {
    if (persons.length === 0) return new Map();
    const found = await this.#host.people.findPersons(tx, [...new Set(persons)]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  async #findUnitNames(tx: Tx, units: readonly string[]): Promise<Names> {
    if (units.length === 0) return new Map();
    return new Map((await this.#host.people.findOrgUnits(tx, units)).map(({ id, name }) => [id, name]));
  }
}

function taskFieldsOf(row: TaskRow) {
  return {
    id: row.id,
    list: row.list,
    parent: row.parent,
    title: row.title,
    note: row.note,
    state: row.state,
    startOn: row.start_on,
    dueOn: row.due_on,
    dueTime: row.due_time,
    priority: row.priority,
    estimate: row.estimate,
    labels: row.labels,
    checklist: row.checklist,
    recurrence: row.recurrence,
    values: row.field_values,
    archived: row.archived,
    section: row.section,
    rank: row.rank,
    source: row.source_path === null ? null : { path: row.source_path, ref: row.source_ref },
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    deleted: row.deleted_at !== null,
    revision: row.revision,
  };
}

function subjectsOf(
  assignees: readonly { readonly kind: string; readonly subject: string }[],
  kind: string,
): readonly string[] {
  return [...new Set(assignees.filter((each) => each.kind === kind).map(({ subject }) => subject))];
}

function nameIn(names: Names, id: string | null): { id: string; name: string } | null {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}
