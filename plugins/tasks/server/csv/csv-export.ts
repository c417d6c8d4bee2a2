import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type CsvColumn, csvColumnNames, csvColumns } from '../../shared/csv-columns.ts';
import type { Task } from '../../shared/index.ts';
import type { ListField } from '../../shared/list-field.ts';
import { listBlockersWithin } from '../around/blocker-store.ts';
import { listFieldsOf } from '../field-store.ts';
import { listSectionsOf } from '../list-store.ts';
import type { TaskContext } from '../task-context.ts';
import { findTasks } from '../task-store.ts';
import { type Directory, readDirectory } from './csv-people.ts';
import { listIdsInOrder } from './csv-store.ts';
import {
  csvText,
  nameOfAnswer,
  nameOfPriority,
  nameOfState,
  writeRecurrence,
  writeSteps,
  writeWords,
} from './csv-words.ts';

const atOnce = 1_000;

interface Told {
  readonly language: Language;
  readonly sections: ReadonlyMap<string, string>;
  readonly directory: Directory;
  /** By task. Whoever exports a list need not see what lies in another one. */
  readonly blockers: ReadonlyMap<string, readonly string[]>;
}

/** All tasks of a list, each with its parts behind it, under the names of the columns in this language. */
export async function exportList(
  context: TaskContext,
  tx: Tx,
  list: string,
  { language, separator }: { readonly language: Language; readonly separator: ',' | ';' },
): Promise<string> {
  const fields = (await listFieldsOf(tx, [list])).get(list) ?? [];
  const sections = new Map((await listSectionsOf(tx, [list])).map(({ id, title }) => [id, title]));
  const blockers = await listBlockersWithin(tx, list);
  const told = { language, sections, directory: await readDirectory(context, tx), blockers };
  const rows = [[...csvColumns.map((column) => csvColumnNames[column][language]), ...fields.map(({ title }) => title)]];
  const ids = await listIdsInOrder(tx, list);
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const presented = await context.presenter.presentTasks(tx, await findTasks(tx, some));
    const tasks = new Map(presented.map((task) => [task.id, task]));
    for (const id of some) {
      const task = tasks.get(id);
      if (task) rows.push([...csvColumns.map((column) => cellOf[column](task, told)), ...valuesOf(task, fields, told)]);
    }
  }
  return csvText(rows, separator);
}

const cellOf: Readonly<Record<CsvColumn, (task: Task, told: Told) => string>> = {
  id: ({ id }) => id,
  parent: ({ parent }) => parent ?? '',
  title: ({ title }) => title,
  note: ({ note }) => note,
  state: ({ state }, { language }) => nameOfState(state, language),
  section: ({ section }, { sections }) => sections.get(section ?? '') ?? '',
  priority: ({ priority }, { language }) => nameOfPriority(priority, language),
  startOn: ({ startOn }) => startOn ?? '',
  dueOn: ({ dueOn }) => dueOn ?? '',
  dueTime: ({ dueTime }) => dueTime ?? '',
  estimate: ({ estimate }) => (estimate === null ? '' : String(estimate)),
  labels: ({ labels }) => writeWords(labels),
  checklist: ({ checklist }) => writeSteps(checklist),
  assignees: ({ assignees }, { directory }) =>
    writeWords(
      assignees
        .filter(({ answer }) => answer !== 'declined')
        .map(({ subject, name }) => directory.nameOf(subject) ?? name),
    ),
  recurrence: ({ recurrence }) => writeRecurrence(recurrence),
  blockedBy: ({ id }, { blockers }) => writeWords(blockers.get(id) ?? []),
  source: ({ source }) => source?.path ?? '',
  createdAt: ({ createdAt }) => createdAt,
  createdBy: ({ createdBy }) => createdBy?.name ?? '',
  closedAt: ({ closedAt }) => closedAt ?? '',
  closedBy: ({ closedBy }) => closedBy?.name ?? '',
};

function valuesOf({ values }: Task, fields: readonly ListField[], { language }: Told): string[] {
  return fields.map(({ id, choices }) => {
    const value = values[id];
    if (value === undefined) return '';
    if (typeof value === 'boolean') return nameOfAnswer(value, language);
    // A comma, as spreadsheets of the language expect it.
    if (typeof value === 'number') return language === 'de' ? String(value).replace('.', ',') : String(value);
    return choices.find((choice) => choice.id === value)?.title ?? value;
  });
}
