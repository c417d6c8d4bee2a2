import {
  type CalendarStatus,
  type CalendarTask,
  type CalendarTime,
  nothingKept,
} from '../../shared/icalendar/calendar-task.ts';
import type { Recurrence, TaskChange, TaskState } from '../../shared/index.ts';
import { momentOf, wallClock } from '../../shared/wall-clock.ts';
import type { CalendarMember } from './calendar-store.ts';
import type { KeptOfPrograms } from './kept-of-programs.ts';

const statuses: Readonly<Record<TaskState, CalendarStatus>> = { open: 'open', done: 'done', dropped: 'cancelled' };
const states: Readonly<Record<CalendarStatus, TaskState>> = {
  open: 'open',
  'in-progress': 'open',
  done: 'done',
  cancelled: 'dropped',
};
export const labelLimits = { length: 40, count: 20 } as const;

/** A task as the programs of one person get it. */
export function calendarTaskOf(member: CalendarMember, zone: string): CalendarTask {
  const kept: KeptOfPrograms = member.kept ?? nothingKept;
  const { foreignPriority, inProgress, parent = member.parent_uid ?? undefined, url, sequence = 0 } = kept;
  const due = dueOf(member, zone);
  const percent = percentOf(member);
  return {
    uid: member.uid,
    summary: member.title,
    priority: member.priority,
    status: member.state === 'open' && inProgress ? 'in-progress' : statuses[member.state],
    categories: [...member.labels, ...(kept.categories ?? [])],
    created: member.created_at.toISOString(),
    lastModified: member.changed_at.toISOString(),
    sequence,
    kept: { properties: kept.properties, components: kept.components, siblings: kept.siblings },
    ...(member.note === '' ? {} : { description: member.note }),
    ...(due && { due }),
    ...(member.start_on === null ? {} : { start: { date: member.start_on } }),
    ...(foreignPriority !== undefined && { foreignPriority }),
    ...(percent !== undefined && { percent }),
    ...(member.state === 'done' && member.closed_at && { completedAt: member.closed_at.toISOString() }),
    ...(member.recurrence && { recurrence: member.recurrence.rule }),
    ...(parent !== undefined && { parent }),
    ...(url !== undefined && { url }),
  };
}

export function dueOf({ due_on: date, due_time: time }: CalendarMember, zone: string): CalendarTime | undefined {
  if (date === null) return undefined;
  return time === null ? { date } : { date, time, zone };
}

function percentOf({ state, kept }: CalendarMember): number | undefined {
  if (state === 'done') return 100;
  return kept?.percent === 100 ? undefined : kept?.percent;
}

/** What a program says about a task, in the words of tasks. */
export interface SaidOfTask {
  readonly title: string;
  readonly note: string;
  readonly state: TaskState;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly dueTime: string | null;
  readonly priority: CalendarTask['priority'];
  readonly labels: readonly string[];
  readonly rule: string | null;
}

export function saidBy(task: CalendarTask, zone: string): SaidOfTask {
  const [due, start] = [inZone(task.due, zone), inZone(task.start, zone)];
  return {
    title: task.summary.replace(/\s+/g, ' ').trim(),
    note: (task.description ?? '').replace(/\r\n?/g, '\n'),
    state: states[task.status],
    startOn: start?.date ?? null,
    dueOn: due?.date ?? null,
    dueTime: due?.time ?? null,
    priority: task.priority,
    labels: labelsIn(task).slice(0, labelLimits.count),
    rule: task.recurrence ?? null,
  };
}

function labelsIn({ categories }: CalendarTask): readonly string[] {
  const trimmed = categories.map((one) => one.replace(/\s+/g, ' ').trim());
  return [...new Set(trimmed.filter((one) => one !== '' && one.length <= labelLimits.length))];
}

/** On the clocks of the organisation. */
function inZone(time: CalendarTime | undefined, zone: string): CalendarTime | undefined {
  if (time?.time === undefined || time.zone === undefined || time.zone === zone) return time;
  return wallClock(momentOf(time, time.zone), zone);
}

/** What is new against what the program was given: the rest it only repeats, maybe less exactly. */
export function changeBetween(given: SaidOfTask, sent: SaidOfTask, recurrence: Recurrence | null): TaskChange {
  // What recurs goes out with its due date as its start, since a rule needs one: a program that moves the due date sends it back.
  const isNoStart = given.rule !== null && given.startOn === null && sent.startOn === given.dueOn;
  const said = isNoStart ? { ...sent, startOn: null } : sent;
  const isNew = (field: keyof SaidOfTask) => JSON.stringify(given[field]) !== JSON.stringify(said[field]);
  return {
    ...(isNew('title') && said.title !== '' && { title: said.title }),
    ...(isNew('note') && { note: said.note }),
    ...(isNew('state') && { state: said.state }),
    ...(isNew('startOn') && { startOn: said.startOn }),
    ...(isNew('dueOn') && { dueOn: said.dueOn }),
    ...(isNew('dueTime') && { dueTime: said.dueTime }),
    ...(isNew('priority') && { priority: said.priority }),
    ...(isNew('labels') && { labels: [...said.labels] }),
    ...(isNew('rule') && {
      recurrence: said.rule === null ? null : { rule: said.rule, from: recurrence?.from ?? 'due' },
    }),
  };
}

/** What is kept of a task for its next way out. `knownParent` is the uid that it has as a part of another task here. */
export function keptOf(task: CalendarTask, knownParent: string | null): KeptOfPrograms {
  const { foreignPriority, percent, parent, url, sequence, kept, categories } = task;
  const labels = new Set(labelsIn(task).slice(0, labelLimits.count));
  const others = categories.filter((one) => !labels.has(one.replace(/\s+/g, ' ').trim()));
  return {
    ...kept,
    ...(foreignPriority !== undefined && { foreignPriority }),
    ...(percent !== undefined && { percent }),
    ...(task.status === 'in-progress' && { inProgress: true }),
    ...(others.length > 0 && { categories: others }),
    ...(parent !== undefined && parent !== knownParent && { parent }),
    ...(url !== undefined && { url }),
    ...(sequence > 0 && { sequence }),
  };
}
