import { type IsoDate, newId } from '@kontor/base';
import { dayNumberOf, isoDateOf } from '../../shared/calendar-days.ts';
import type { AssigneeSubject, Section } from '../../shared/index.ts';
import type { FieldValues, ListField } from '../../shared/list-field.ts';
import type { TemplateContent, TemplatePart } from '../../shared/list-template.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { newTaskRow } from '../task-context.ts';
import type { TaskRow } from '../task-store.ts';

interface ListOfTasks {
  readonly sections: readonly Section[];
  readonly fields: readonly ListField[];
  /** In their order, parts among them. */
  readonly tasks: readonly TaskRow[];
  /** By task. */
  readonly assignees: ReadonlyMap<string, readonly AssigneeSubject[]>;
}

/** What a list says that can be said again on another day. */
export function contentOf(
  { sections, fields, tasks, assignees }: ListOfTasks,
  startsOn: IsoDate | null,
): TemplateContent {
  const dates = tasks.flatMap(({ start_on: start, due_on: due }) => [start, due]).filter((day) => day !== null);
  const first = startsOn ?? dates.sort()[0];
  const after = (day: IsoDate | null) =>
    day === null || first === undefined ? null : dayNumberOf(day) - dayNumberOf(first);
  const partOf = (task: TaskRow): TemplatePart => ({
    title: task.title,
    note: task.note,
    startAfter: after(task.start_on),
    dueAfter: after(task.due_on),
    dueTime: task.due_time,
    priority: task.priority,
    estimate: task.estimate,
    labels: task.labels,
    checklist: task.checklist.map(({ text }) => text),
    recurrence: task.recurrence,
    values: knownValues(task.field_values, fields),
    assignees: [...(assignees.get(task.id) ?? [])],
  });
  const parts = Map.groupBy(tasks, ({ parent }) => parent);
  return {
    sections: sections.map(({ title }) => title),
    fields: [...fields],
    tasks: (parts.get(null) ?? []).map((task) => {
      const section = sections.findIndex(({ id }) => id === task.section);
      return { ...partOf(task), section: section < 0 ? null : section, parts: (parts.get(task.id) ?? []).map(partOf) };
    }),
  };
}

export interface NewListContent {
  readonly sections: readonly Section[];
  readonly fields: readonly ListField[];
  readonly tasks: readonly { readonly row: TaskRow; readonly assignees: readonly AssigneeSubject[] }[];
}

/** A list that begins on a day: everything with ids of its own. */
export function listOf(
  content: TemplateContent,
  {
    list,
    startsOn,
    by,
  }: { readonly list: string; readonly startsOn: IsoDate; readonly by: { person: string; at: Date } },
): NewListContent {
  const ids = new Map(
    content.fields.flatMap(({ id, choices }) => [id, ...choices.map((choice) => choice.id)]).map((id) => [id, newId()]),
  );
  const idOf = (id: string) => ids.get(id) ?? id;
  const first = dayNumberOf(startsOn);
  const dayOf = (after: number | null) => (after === null ? null : isoDateOf(first + after));
  const nextRank = counting();
  const sections = content.sections.map((title) => ({ id: newId(), title, rank: nextRank('sections') }));
  const rowOf = (part: TemplatePart, parent: string | null, section: string | null) =>
    newTaskRow(
      {
        list,
        parent,
        section,
        rank: nextRank(`${parent} ${section}`),
        title: part.title,
        note: part.note,
        start_on: dayOf(part.startAfter),
        due_on: dayOf(part.dueAfter),
        due_time: part.dueTime,
        priority: part.priority,
        estimate: part.estimate,
        labels: part.labels,
        checklist: part.checklist.map((text) => ({ id: newId(), text, done: false })),
        recurrence: part.recurrence,
        field_values: renamed(part.values, idOf),
      },
      by,
    );
  const tasks = content.tasks.flatMap((task) => {
    const row = rowOf(task, null, task.section === null ? null : (sections[task.section]?.id ?? null));
    const parts = task.parts.map((part) => ({ row: rowOf(part, row.id, null), assignees: part.assignees }));
    return [{ row, assignees: task.assignees }, ...parts];
  });
  const fields = content.fields.map((field) => ({
    ...field,
    id: idOf(field.id),
    choices: field.choices.map((choice) => ({ ...choice, id: idOf(choice.id) })),
  }));
  return { sections, fields, tasks };
}

function counting(): (among: string) => string {
  const lasts = new Map<string, string>();
  return (among) => {
    const rank = rankBetween(lasts.get(among) ?? null, null);
    lasts.set(among, rank);
    return rank;
  };
}

function knownValues(values: FieldValues, fields: readonly ListField[]): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => fields.some((field) => field.id === id)));
}

/** Choices are ids, too. */
function renamed(values: FieldValues, idOf: (id: string) => string): FieldValues {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [idOf(id), typeof value === 'string' ? idOf(value) : value]),
  );
}
