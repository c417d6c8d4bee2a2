import type { RecurrenceRefusal } from '../recurrence/parts.ts';
import { readRecurrence } from '../recurrence/rule.ts';
import {
  type CalendarRefusal,
  type CalendarStatus,
  type CalendarTask,
  type CalendarTime,
  calendarLimits,
  priorityOf,
} from './calendar-task.ts';
import { readMoment, readTime, type ZoneNames, zoneNames } from './calendar-time.ts';
import { timeAfter } from './duration.ts';
import {
  findProperty,
  type JcalComponent,
  type JcalProperty,
  type RawComponent,
  rawLines,
  readCalendar,
  textOf,
  textValues,
  writeProperty,
} from './jcal.ts';

export type TodoReading =
  | {
      readonly task: CalendarTask;
      /** Why the task does not recur here although it does at the sender's: the rule is kept, and not followed. */
      readonly recurrenceRefusal?: RecurrenceRefusal;
      readonly refusal?: undefined;
    }
  | { readonly refusal: CalendarRefusal };

const statuses: Readonly<Record<string, CalendarStatus>> = {
  'NEEDS-ACTION': 'open',
  'IN-PROCESS': 'in-progress',
  COMPLETED: 'done',
  CANCELLED: 'cancelled',
};

const own = new Set(
  'uid dtstamp summary description due dtstart priority status percent-complete completed rrule categories related-to url created last-modified sequence'.split(
    ' ',
  ),
);

/** The one task of a calendar, without those that only change a single occurrence of it. */
function theTask([, , components]: JcalComponent): JcalComponent | CalendarRefusal {
  const todos = components.filter(([name]) => name === 'vtodo');
  const [first, ...others] = todos.filter((todo) => findProperty(todo, 'recurrence-id') === undefined);
  if (first === undefined) return 'no_todo';
  const uid = textOf(first, 'uid');
  const isOne = others.length === 0 && todos.every((todo) => textOf(todo, 'uid') === uid);
  return isOne ? first : 'several_todos';
}

function number(todo: JcalComponent, name: string, most: number): number | undefined {
  const value = findProperty(todo, name)?.[3];
  const isNumber = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  return isNumber ? value : undefined;
}

function statusOf(todo: JcalComponent): CalendarStatus {
  const status = statuses[(textOf(todo, 'status') ?? '').toUpperCase()];
  return status ?? (findProperty(todo, 'completed') === undefined ? 'open' : 'done');
}

const isParent = ([name, { reltype }]: JcalProperty) =>
  name === 'related-to' && (reltype === undefined || String(reltype).toUpperCase() === 'PARENT');

function recurrenceOf(todo: JcalComponent): {
  readonly recurrence?: string;
  readonly recurrenceRefusal?: RecurrenceRefusal;
} {
  const property = findProperty(todo, 'rrule');
  if (property === undefined) return {};
  const recurrence = writeProperty(property).replace(/^RRULE:/, '');
  const { refusal } = readRecurrence(recurrence);
  return refusal === undefined ? { recurrence } : { recurrenceRefusal: refusal };
}

/** Where the task has no due date, but begins and takes a while (RFC 5545 section 3.6.2). */
function endOf(todo: JcalComponent, start: CalendarTime | undefined): CalendarTime | undefined {
  const duration = textOf(todo, 'duration');
  return start === undefined || duration === undefined ? undefined : timeAfter(start, duration);
}

interface KeptOfTodo {
  readonly isRuleKept: boolean;
  /** It has become a due date. */
  readonly isDurationKept: boolean;
}

function keptProperties(todo: JcalComponent, raw: RawComponent, { isRuleKept, isDurationKept }: KeptOfTodo): string[] {
  return raw.properties.filter((_line, at) => {
    const property = todo[1][at];
    if (property === undefined) return false;
    const [name] = property;
    if (name === 'rrule') return isRuleKept;
    if (name === 'duration') return isDurationKept;
    return name === 'related-to' ? !isParent(property) : !own.has(name);
  });
}

const asText = (one: RawComponent) => rawLines(one).join('\r\n');

function keptSiblings(
  [, , components]: JcalComponent,
  raw: RawComponent,
  task: JcalComponent,
  zones: ZoneNames,
): readonly string[] {
  const isKept = (one: JcalComponent | undefined) =>
    one !== undefined && one !== task && (one[0] !== 'vtimezone' || zones.get(textOf(one, 'tzid') ?? '') === undefined);
  return raw.components.filter((_one, at) => isKept(components[at])).map(asText);
}

function categoriesOf(todo: JcalComponent, raw: RawComponent): readonly string[] {
  const lines = raw.properties.filter((_line, at) => todo[1][at]?.[0] === 'categories');
  const named = lines.flatMap(textValues).filter((value) => value.trim() !== '');
  return [...new Set(named)].slice(0, calendarLimits.list);
}

/** Without what has no value, since a missing key and one without a value are not the same. */
function known<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  // Leaving out the keys without a value is what the type says.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

/** A recurring task needs a start, and one that is only its due date says nothing; nor does a start's midnight beside a due time. */
function startOf(
  start: CalendarTime | undefined,
  due: CalendarTime | undefined,
  recurs: boolean,
): CalendarTime | undefined {
  if (start === undefined || due === undefined) return start;
  const isDue = start.date === due.date && start.time === due.time && start.zone === due.zone;
  if (recurs && isDue) return undefined;
  const isMidnight = start.time === '00:00' && due.time !== undefined && start.zone === due.zone;
  return isMidnight ? { date: start.date } : start;
}

/**
 * Reads the one task of a calendar object (RFC 4791 section 4.1) that a foreign client has sent. Never throws: what it cannot take
 * it refuses by a code, and what it does not know it keeps.
 */
export function readTodo(text: string): TodoReading {
  const { refusal, ...reading } = readCalendar(text);
  if (refusal !== undefined || !('calendar' in reading)) return { refusal: refusal ?? 'unreadable' };
  const { calendar, raw } = reading;
  const todo = theTask(calendar);
  if (typeof todo === 'string') return { refusal: todo };
  const rawTodo = raw.components[calendar[2].indexOf(todo)];
  if (rawTodo === undefined) return { refusal: 'unreadable' };
  const uid = textOf(todo, 'uid') ?? '';
  if (uid === '' || uid.length > calendarLimits.uid) return { refusal: 'uid_missing' };
  const zones = zoneNames(calendar);
  const [given, start] = [readTime(todo, 'due', zones), readTime(todo, 'dtstart', zones)];
  if (given === 'unreadable' || start === 'unreadable') return { refusal: 'value_unreadable' };
  const end = given === undefined ? endOf(todo, start) : undefined;
  const due = given ?? end;
  const { recurrence, recurrenceRefusal } = recurrenceOf(todo);
  const recurs = recurrence !== undefined || recurrenceRefusal !== undefined;
  const foreignPriority = number(todo, 'priority', 9) || undefined;
  const parent = todo[1].find(isParent)?.[3];
  const required = {
    uid,
    summary: textOf(todo, 'summary') ?? '',
    priority: priorityOf(foreignPriority ?? 0),
    status: statusOf(todo),
    categories: categoriesOf(todo, rawTodo),
    sequence: number(todo, 'sequence', 2_147_483_647) ?? 0,
    kept: {
      properties: keptProperties(todo, rawTodo, {
        isRuleKept: recurrenceRefusal !== undefined,
        isDurationKept: end === undefined,
      }),
      components: rawTodo.components.map(asText),
      siblings: keptSiblings(calendar, raw, todo, zones),
    },
  };
  const optional = {
    description: textOf(todo, 'description'),
    due,
    start: startOf(start, due, recurs),
    foreignPriority,
    percent: number(todo, 'percent-complete', 100),
    completedAt: readMoment(todo, 'completed'),
    recurrence,
    parent: typeof parent === 'string' ? parent : undefined,
    url: textOf(todo, 'url'),
    created: readMoment(todo, 'created'),
    lastModified: readMoment(todo, 'last-modified'),
  };
  const task: CalendarTask = { ...required, ...known(optional) };
  return recurrenceRefusal === undefined ? { task } : { task, recurrenceRefusal };
}
