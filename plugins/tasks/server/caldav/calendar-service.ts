import { createHash } from 'node:crypto';
import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { CalendarTask } from '../../shared/icalendar/calendar-task.ts';
import { readTodo } from '../../shared/icalendar/read-todo.ts';
import { newTask, type TaskChange, taskChange } from '../../shared/index.ts';
import { insertList, listOwnLists } from '../list-store.ts';
import type { TaskContext } from '../task-context.ts';
import type { TaskService } from '../task-service.ts';
import { type CalendarKind, hrefOf } from './calendar-address.ts';
import { calendarTaskOf, changeBetween, keptOf, saidBy } from './calendar-object.ts';
import {
  type CalendarMember,
  freeName,
  listMembers,
  lockCalendar,
  type MemberFilter,
  writeObject,
} from './calendar-store.ts';
import { etagOf, listsTag } from './calendar-text.ts';
import {
  conditionFailed,
  notCalendarData,
  notOneObject,
  notThere,
  notThisComponent,
  tooLarge,
  uidTaken,
} from './dav-refusal.ts';

/** For how long programs still see what is done. */
const closedShownMs = 90 * 86_400_000;
const nameOfFirstList = { de: 'Eigene Aufgaben', en: 'Own tasks' } as const;

/** On what a change depends: RFC 9110, section 13. */
export interface Conditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

export interface SentObject {
  readonly name: string;
  readonly text: string;
  readonly conditions: Conditions;
  readonly language: 'de' | 'en';
}

/** What concerns a person, as their calendar programs read and change it: each change goes the way of all changes of tasks. */
export class CalendarService {
  readonly #context: TaskContext;
  readonly #tasks: TaskService;

  constructor(context: TaskContext, tasks: TaskService) {
    this.#context = context;
    this.#tasks = tasks;
  }

  get zone(): string {
    return this.#context.host.people.timeZone;
  }

  get now(): Date {
    return this.#context.now;
  }

  async nameOf(actor: Actor): Promise<string> {
    return this.#context.host.database.transaction((tx) => this.#context.nameOf(tx, actor.person));
  }

  async list(actor: Actor, calendar: CalendarKind, names?: readonly string[]): Promise<CalendarMember[]> {
    const filter = { ...(names && { names }), onlyDue: calendar === 'due' };
    return this.#context.host.database.transaction((tx) => this.#list(tx, actor, filter));
  }

  /** Changes whenever one of the members does, comes or goes. */
  tagOf(members: readonly CalendarMember[]): string {
    const hash = createHash('sha256');
    for (const member of members) hash.update(`${member.object_name}\n${etagOf(member)}\n`);
    return hash.digest('base64url');
  }

  /** Throws `DavRefusal`, and what creating and changing tasks throws. */
  async put(actor: Actor, sent: SentObject): Promise<'created' | 'changed'> {
    const task = readTask(sent.text);
    return this.#context.host.database.transaction(async (tx) => {
      await lockCalendar(tx, actor.person);
      const [found] = await this.#list(tx, actor, { names: [sent.name] });
      requireConditions(found, sent.conditions);
      await this.#requireUid(tx, actor, sent.name, task.uid, found);
      const told = { person: actor.person, name: sent.name, uid: task.uid };
      if (found) {
        await this.#change(tx, actor, found, task);
        await writeObject(tx, { ...told, task: found.id, kept: keptOf(task, found.parent_uid) });
        return 'changed';
      }
      const { id, parentUid } = await this.#create(tx, actor, task, sent.language);
      await freeName(tx, told);
      await writeObject(tx, { ...told, task: id, kept: keptOf(task, parentUid) });
      return 'created';
    });
  }

  /** Throws `DavRefusal`, `tasks.task_read_only`. */
  async delete(actor: Actor, name: string, conditions: Conditions): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      await lockCalendar(tx, actor.person);
      const [found] = await this.#list(tx, actor, { names: [name] });
      if (!found) throw notThere();
      requireConditions(found, conditions);
      await this.#tasks.deleteWithin(tx, actor, found.id);
    });
  }

  async #list(tx: Tx, actor: Actor, filter: Omit<MemberFilter, 'holders' | 'closedSince'>): Promise<CalendarMember[]> {
    const { person, orgUnits, absent } = await this.#context.rights.findHolder(tx, actor.person);
    const closedSince = new Date(this.#context.now.getTime() - closedShownMs);
    return listMembers(tx, {
      ...filter,
      holders: { person, orgUnits: [...orgUnits], absent: [...absent] },
      closedSince,
    });
  }

  /** A uid belongs to one object of a calendar, for good (RFC 4791, section 5.3.2.1). */
  async #requireUid(tx: Tx, actor: Actor, name: string, uid: string, found: CalendarMember | undefined): Promise<void> {
    const href = (of: string) => hrefOf({ kind: 'object', person: actor.person, calendar: 'tasks', name: of });
    if (found && found.uid !== uid) throw uidTaken(href(name));
    const [same] = await this.#list(tx, actor, { uid });
    if (same && same.object_name !== name) throw uidTaken(href(same.object_name));
  }

  async #change(tx: Tx, actor: Actor, member: CalendarMember, task: CalendarTask): Promise<void> {
    const given = saidBy(calendarTaskOf(member, this.zone), this.zone);
    const change = changeBetween(given, saidBy(task, this.zone), member.recurrence);
    if (Object.keys(change).length === 0) return;
    const found = await this.#context.getLiving(tx, actor, member.id, { lock: true });
    // Somebody came between the reading and the lock.
    if (found.row.revision !== member.revision) throw conditionFailed();
    await this.#tasks.apply(tx, actor, found, fitting(change));
  }

  async #create(tx: Tx, actor: Actor, task: CalendarTask, language: 'de' | 'en') {
    const { rule, state, ...said } = saidBy(task, this.zone);
    const list = await this.#ownList(tx, actor, language);
    const parent = await this.#findParent(tx, actor, task, list);
    const input = newTask.safeParse({
      ...said,
      title: said.title === '' ? untitled[language] : said.title,
      id: newId(),
      list,
      parent: parent?.id ?? null,
      recurrence: rule === null ? null : { rule, from: 'due' },
    });
    if (!input.success) throw notOneObject();
    const { id } = await this.#tasks.createWithin(tx, actor, input.data);
    if (state !== 'open') {
      const found = await this.#context.getLiving(tx, actor, id, { lock: true });
      await this.#tasks.apply(tx, actor, found, { state });
    }
    return { id, parentUid: parent?.uid ?? null };
  }

  async #findParent(tx: Tx, actor: Actor, { parent }: CalendarTask, list: string): Promise<CalendarMember | undefined> {
    if (parent === undefined) return undefined;
    const [found] = await this.#list(tx, actor, { uid: parent });
    return found?.list === list && found.parent === null ? found : undefined;
  }

  /** The first list of one's own; made when the first task needs one. */
  async #ownList(tx: Tx, actor: Actor, language: 'de' | 'en'): Promise<string> {
    const [first] = await listOwnLists(tx, actor.person);
    if (first !== undefined) return first;
    const id = newId();
    const place = { kind: 'person', id: actor.person } as const;
    await insertList(tx, { id, place, title: nameOfFirstList[language], by: actor.person, at: this.#context.now });
    await this.#context.announceList(tx, actor, id);
    return id;
  }
}

const untitled = { de: 'Ohne Titel', en: 'Untitled' } as const;

function readTask(text: string): CalendarTask {
  const reading = readTodo(text);
  if (reading.refusal === undefined) return reading.task;
  if (reading.refusal === 'too_large' || reading.refusal === 'too_many_parts') throw tooLarge();
  if (reading.refusal === 'no_todo') throw notThisComponent();
  if (reading.refusal === 'several_todos' || reading.refusal === 'uid_missing') throw notOneObject();
  throw notCalendarData();
}

function fitting(change: TaskChange): TaskChange {
  const read = taskChange.safeParse(change);
  if (!read.success) throw notOneObject();
  return read.data;
}

function requireConditions(found: CalendarMember | undefined, { ifMatch, ifNoneMatch }: Conditions): void {
  const etag = found && etagOf(found);
  const isMissing = ifMatch !== undefined && (etag === undefined || !listsTag(ifMatch, etag));
  const isThere = ifNoneMatch !== undefined && etag !== undefined && listsTag(ifNoneMatch, etag);
  if (isMissing || isThere) throw conditionFailed();
}
