import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, roleAtLeast, spaceNotFound } from '@kontor/schema';
import type { TaskList } from '../../shared/index.ts';
import { type ListTemplate, mostTemplateTasks, type TemplatePlace } from '../../shared/list-template.ts';
import type { listListTemplates, makeListOfTemplate, saveListTemplate } from '../../shared/list-template-api.ts';
import { templateNotFound, templateNotYours, templateTooLong } from '../../shared/list-template-errors.ts';
import { listAssignees } from '../assignee-store.ts';
import type { AssignmentService } from '../assignment-service.ts';
import { listIdsInOrder } from '../csv/csv-store.ts';
import { listFieldsOf, writeFields } from '../field-store.ts';
import { writeMade } from '../history-store.ts';
import type { ListService } from '../list-service.ts';
import { findLists, insertSection, listSectionsOf } from '../list-store.ts';
import type { TaskContext } from '../task-context.ts';
import { findTasks, insertTasks } from '../task-store.ts';
import { contentOf, listOf } from './template-content.ts';
import {
  findTemplate,
  insertTemplate,
  listTemplatesFor,
  setTemplateDeleted,
  type TemplateRow,
} from './template-store.ts';

/** Lists that are made again and again. */
export class TemplateService {
  readonly #context: TaskContext;
  readonly #lists: ListService;
  readonly #assignments: AssignmentService;

  constructor(context: TaskContext, lists: ListService, assignments: AssignmentService) {
    this.#context = context;
    this.#lists = lists;
    this.#assignments = assignments;
  }

  async list(actor: Actor): Promise<OutputOf<typeof listListTemplates>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const spaces = [...(await host.permissions.findRoles(tx, actor.person)).keys()];
      const rows = await listTemplatesFor(tx, { person: actor.person, spaces });
      return {
        templates: await this.#present(tx, actor, rows),
        mayForEveryone: await this.#mayChange(tx, actor, { kind: 'everyone' }),
      };
    });
  }

  /** Throws `tasks.list_not_found`, `spaces.not_found`, `tasks.template_not_yours`, `tasks.template_too_long`. */
  async save(actor: Actor, input: InputOf<typeof saveListTemplate>): Promise<ListTemplate> {
    const { id, list, title, place, startsOn, withPeople } = input;
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      await this.#context.getList(tx, actor, list);
      if (place.kind === 'space' && !(await host.permissions.findRole(tx, actor.person, place.id)))
        throw spaceNotFound();
      if (!(await this.#mayChange(tx, actor, place))) throw templateNotYours();
      const ids = await listIdsInOrder(tx, list);
      if (ids.length > mostTemplateTasks) throw templateTooLong();
      const rows = new Map((await findTasks(tx, ids)).map((row) => [row.id, row]));
      const asked = withPeople ? (await listAssignees(tx, ids)).filter(({ answer }) => answer !== 'declined') : [];
      const assignees = Map.groupBy(asked, ({ task }) => task);
      const content = contentOf(
        {
          sections: await listSectionsOf(tx, [list]),
          fields: (await listFieldsOf(tx, [list])).get(list) ?? [],
          tasks: ids.flatMap((each) => rows.get(each) ?? []).filter(({ state }) => state !== 'dropped'),
          assignees: new Map(
            [...assignees].map(([task, of]) => [task, of.map(({ kind, subject }) => ({ kind, id: subject }))]),
          ),
        },
        startsOn,
      );
      await insertTemplate(tx, {
        id,
        title,
        content,
        space: place.kind === 'space' ? place.id : null,
        person: place.kind === 'person' ? actor.person : null,
        created_at: now,
        created_by: actor.person,
      });
      const [made] = await this.#present(tx, actor, [await this.#get(tx, actor, id)]);
      if (!made) throw templateNotFound();
      return made;
    });
  }

  /** Throws `tasks.template_not_found`, and what making a list throws. */
  async use(actor: Actor, input: InputOf<typeof makeListOfTemplate>): Promise<TaskList> {
    const { template, id, place, title, startsOn } = input;
    const { host, now } = this.#context;
    const by = { person: actor.person, at: now };
    return host.database.transaction(async (tx) => {
      const { content } = await this.#get(tx, actor, template);
      const isThere = (await findLists(tx, [id])).length > 0;
      const made = await this.#lists.createWithin(tx, actor, { id, place, title });
      if (isThere) return made;
      const { sections, fields, tasks } = listOf(content, { list: id, startsOn, by });
      for (const section of sections) await insertSection(tx, { ...section, list: id });
      await writeFields(tx, id, fields, now);
      const rows = tasks.map(({ row }) => row);
      if (!(await insertTasks(tx, rows))) throw new Error('A new id is taken');
      await writeMade(tx, rows, by);
      for (const { row, assignees } of tasks) {
        for (const subject of assignees) await this.#assignments.askIfThere(tx, actor, row, subject);
        await this.#context.announceTask(tx, actor, row);
      }
      return this.#lists.getWithin(tx, actor, id);
    });
  }

  /** Throws `tasks.template_not_found`, `tasks.template_not_yours`. */
  async setRemoved(actor: Actor, id: string, isRemoved: boolean): Promise<Record<string, never>> {
    return this.#context.host.database.transaction(async (tx) => {
      const row = await this.#get(tx, actor, id, { alsoRemoved: true });
      if (!(await this.#mayChange(tx, actor, placeOf(row)))) throw templateNotYours();
      await setTemplateDeleted(tx, id, isRemoved ? this.#context.now : null);
      return {};
    });
  }

  /** One that this person may use. */
  async #get(tx: Tx, actor: Actor, id: string, options: { readonly alsoRemoved?: true } = {}): Promise<TemplateRow> {
    const row = await findTemplate(tx, id);
    if (!row || (row.deleted_at !== null && !options.alsoRemoved)) throw templateNotFound();
    const isOwn = row.person === null || row.person === actor.person;
    const isOfSpace =
      row.space === null || (await this.#context.host.permissions.findRole(tx, actor.person, row.space));
    if (!isOwn || !isOfSpace) throw templateNotFound();
    return row;
  }

  async #mayChange(tx: Tx, actor: Actor, place: TemplatePlace): Promise<boolean> {
    const { permissions } = this.#context.host;
    if (place.kind === 'person') return true;
    if (place.kind === 'everyone') return permissions.can(tx, actor, 'manage', { organisation: true });
    return permissions.can(tx, actor, 'edit', { space: place.id });
  }

  async #present(tx: Tx, actor: Actor, rows: readonly TemplateRow[]): Promise<ListTemplate[]> {
    const spaces = rows.flatMap(({ space }) => (space === null ? [] : [{ kind: 'space', id: space }]));
    const names = await this.#context.presenter.findPlaceNames(tx, spaces);
    const isAdministrator = await this.#mayChange(tx, actor, { kind: 'everyone' });
    const roles = await this.#context.host.permissions.findRoles(tx, actor.person);
    return rows.map((row) => {
      const { id, title, space, content } = row;
      const place = placeOf(row);
      const all = content.tasks.flatMap((task) => [task, ...task.parts]);
      const role = space === null ? undefined : roles.get(space);
      const mayRemove =
        place.kind === 'person' ||
        (place.kind === 'everyone' ? isAdministrator : role !== undefined && roleAtLeast(role, 'editor'));
      return {
        id,
        title,
        place,
        placeName: space === null ? '' : (names.get(space) ?? ''),
        tasks: all.length,
        hasDates: all.some(({ startAfter, dueAfter }) => startAfter !== null || dueAfter !== null),
        mayRemove,
      };
    });
  }
}

function placeOf({ space, person }: Pick<TemplateRow, 'space' | 'person'>): TemplatePlace {
  if (space !== null) return { kind: 'space', id: space };
  return person === null ? { kind: 'everyone' } : { kind: 'person' };
}
