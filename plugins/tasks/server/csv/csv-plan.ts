import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { readCsv, withoutGuard } from '@kontor/plugin-api/server';
import { type CsvProblem, type CsvProblemKind, mostCsvLines } from '../../shared/csv-api.ts';
import { csvTooLong, csvUnreadable } from '../../shared/csv-errors.ts';
import { isSameName } from '../../shared/field-values.ts';
import type { AssigneeSubject, Section, TaskChange } from '../../shared/index.ts';
import type { ListField } from '../../shared/list-field.ts';
import { listAssignees } from '../assignee-store.ts';
import { listFieldsOf } from '../field-store.ts';
import { listSectionsOf } from '../list-store.ts';
import { mergeFields } from '../merge-fields.ts';
import { newTaskRow, type TaskContext } from '../task-context.ts';
import { areFitting } from '../task-rules.ts';
import { findTasks, type TaskRow } from '../task-store.ts';
import { type ReadLine, readLine } from './csv-cells.ts';
import { columnChoices, guessColumns } from './csv-headings.ts';
import { type Directory, readDirectory } from './csv-people.ts';
import { findImported } from './csv-store.ts';
import { readWords } from './csv-words.ts';

/** What becomes of one line. */
export interface PlannedLine {
  readonly line: number;
  readonly id: string;
  /** By which the file knows it. */
  readonly key: string | undefined;
  /** The task as it is; a new one where there is none. */
  readonly task: TaskRow | undefined;
  readonly parent: string | null;
  readonly change: TaskChange;
  /** Not asked yet. */
  readonly people: readonly AssigneeSubject[];
  readonly isSame: boolean;
}

export interface CsvImport {
  readonly headings: readonly string[];
  readonly columns: readonly (string | null)[];
  readonly fields: readonly ListField[];
  readonly lines: readonly PlannedLine[];
  readonly newSections: readonly Pick<Section, 'id' | 'title'>[];
  readonly problems: readonly CsvProblem[];
}

interface Source {
  readonly list: string;
  readonly text: string;
  readonly columns: readonly (string | null)[] | undefined;
}

/** Works out what a file would do to a list, and changes nothing. Throws `tasks.csv_unreadable`, `tasks.csv_too_long`. */
export async function planImport(
  context: TaskContext,
  tx: Tx,
  { list, text, columns: given }: Source,
): Promise<CsvImport> {
  const { rows, brokenLines } = readCsv(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const [header, ...body] = rows;
  if (!header) throw csvUnreadable();
  if (body.length > mostCsvLines) throw csvTooLong();
  const fields = (await listFieldsOf(tx, [list])).get(list) ?? [];
  const headings = header.cells.map((cell) => withoutGuard(cell).trim());
  const known = new Set<string | null>(columnChoices(fields, 'de').map(({ column }) => column));
  const columns = given
    ? headings.map((_, place) => (known.has(given[place] ?? null) ? (given[place] ?? null) : null))
    : guessColumns(headings, fields);
  const plan = new Planning(columns, headings);
  for (const line of brokenLines) plan.note(line, 'quotes_broken');
  if (!columns.includes('title')) return { headings, columns, fields, lines: [], newSections: [], problems: [] };
  const read = body.map(({ line, cells }) => ({ line, ...readLine(cellsBy(columns, cells), fields) }));
  await plan.load(context, tx, list, read);
  const lines = read.flatMap((each) => plan.take(each) ?? []);
  return { headings, columns, fields, lines, newSections: plan.newSections, problems: plan.problems };
}

type Line = ReadLine & { readonly line: number };

/** One file on its way into one list. */
class Planning {
  readonly problems: CsvProblem[] = [];
  readonly newSections: { id: string; title: string }[] = [];
  readonly #columns: readonly (string | null)[];
  readonly #headings: readonly string[];
  #sections: readonly Pick<Section, 'id' | 'title'>[] = [];
  #tasks: ReadonlyMap<string, TaskRow> = new Map();
  #asked: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #directory: Directory | undefined;
  /** Of tasks that are there and of those to come, by the keys of the file. */
  readonly #ids = new Map<string, string>();
  readonly #parts = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(columns: readonly (string | null)[], headings: readonly string[]) {
    this.#columns = columns;
    this.#headings = headings;
  }

  note(line: number, kind: CsvProblemKind, column = '', value = ''): void {
    const heading = this.#headings[this.#columns.indexOf(column)] ?? '';
    this.problems.push({ line, kind, column: heading, value: value.slice(0, 200) });
  }

  async load(context: TaskContext, tx: Tx, list: string, lines: readonly Line[]): Promise<void> {
    const keys = [...new Set(lines.flatMap(({ key, parent }) => [key ?? '', parent ?? '']))].filter(
      (key) => key !== '',
    );
    const imported = await findImported(tx, list, keys);
    const ids = [...new Set([...keys.filter(isUuid), ...imported.values()])];
    // A task of another list is nobody here.
    const tasks = (await findTasks(tx, ids)).filter((task) => task.list === list);
    this.#tasks = new Map(tasks.map((task) => [task.id, task]));
    for (const key of keys) {
      const id = this.#tasks.has(key) ? key : imported.get(key);
      if (id !== undefined && this.#tasks.has(id)) this.#ids.set(key, id);
    }
    for (const { key } of lines) if (key !== undefined && !this.#ids.has(key)) this.#ids.set(key, newId());
    for (const { key, parent } of lines) if (key !== undefined && parent) this.#parts.add(this.#ids.get(key) ?? '');
    for (const { id, parent } of tasks) if (parent !== null) this.#parts.add(id);
    this.#sections = await listSectionsOf(tx, [list]);
    const asked = (await listAssignees(tx, [...this.#tasks.keys()])).filter(({ answer }) => answer !== 'declined');
    this.#asked = new Map(
      [...Map.groupBy(asked, ({ task }) => task)].map(([task, of]) => [
        task,
        new Set(of.map(({ subject }) => subject)),
      ]),
    );
    if (lines.some(({ people }) => people !== '')) this.#directory = await readDirectory(context, tx);
  }

  /** Nothing for a line that is left out, or of which nothing can be made. */
  take(read: Line): PlannedLine | undefined {
    const { line, key } = read;
    for (const { kind, column, value } of read.problems) this.note(line, kind, column, value);
    if (key !== undefined && this.#seen.has(key)) return void this.note(line, 'id_double', 'id', key);
    if (key !== undefined) this.#seen.add(key);
    const id = (key === undefined ? undefined : this.#ids.get(key)) ?? newId();
    const task = this.#tasks.get(id);
    if (task && task.deleted_at !== null) return void this.note(line, 'task_deleted', 'title', task.title);
    const parent = this.#parentOf(read, task);
    const change = this.#changeOf(read, task, parent);
    const people = this.#peopleOf(read, id);
    const { row, steps } = mergeFields(task ?? emptyRow, change, { seen: 0, by: '' });
    if (!areFitting(row)) this.note(line, 'dates_not_fitting');
    return {
      line,
      id,
      key,
      task,
      parent,
      change,
      people,
      isSame: task !== undefined && steps.length + people.length === 0,
    };
  }

  #parentOf({ line, parent: key }: Line, task: TaskRow | undefined): string | null {
    if (key === undefined) return task?.parent ?? null;
    const parent = key === '' ? null : this.#ids.get(key);
    if (parent === undefined) this.note(line, 'parent_unknown', 'parent', key);
    else if (parent !== null && this.#parts.has(parent)) this.note(line, 'parent_is_part', 'parent', key);
    else if (task && task.parent !== parent) this.note(line, 'parent_changed', 'parent', key);
    return parent ?? null;
  }

  #changeOf({ change: given, section: title }: Line, task: TaskRow | undefined, parent: string | null): TaskChange {
    let change = given;
    const { checklist } = given;
    if (task && checklist) change = { ...change, checklist: withKnownIds(checklist, task.checklist) };
    if (title !== undefined && parent === null) change = { ...change, section: this.#sectionOf(title) };
    if (!task && change.values) {
      const values = Object.entries(change.values).filter(([, value]) => value !== null);
      change = { ...change, values: Object.fromEntries(values) };
    }
    return change;
  }

  #sectionOf(title: string): string | null {
    if (title === '') return null;
    const there = [...this.#sections, ...this.newSections].find((section) => isSameName(section.title, title));
    if (there) return there.id;
    const made = { id: newId(), title: title.replace(/\s+/g, ' ').slice(0, 100).trim() };
    this.newSections.push(made);
    return made.id;
  }

  #peopleOf({ line, people }: Line, task: string): AssigneeSubject[] {
    const directory = this.#directory;
    if (!directory) return [];
    return namesIn(people, directory).flatMap((text) => {
      const [found, ...others] = directory.find(text);
      if (!found) this.note(line, 'person_unknown', 'assignees', text);
      else if (others.length > 0) this.note(line, 'person_ambiguous', 'assignees', text);
      else if (!this.#asked.get(task)?.has(found.id)) return [found];
      return [];
    });
  }
}

/** A comma parts two people, or the family name of one from the given name. */
function namesIn(cell: string, { find }: Directory): string[] {
  const isKnown = (text: string) => find(text).length > 0;
  if (isKnown(cell)) return [cell];
  return cell.split(/[;\n]/).flatMap((part) => (isKnown(part) ? [part.trim()] : readWords(part)));
}

const emptyRow = newTaskRow({ list: '', title: '', rank: '' }, { person: undefined, at: new Date(0) });

function cellsBy(columns: readonly (string | null)[], cells: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap((column, place) => (column === null ? [] : [[column, withoutGuard(cells[place] ?? '')] as const])),
  );
}

/** Steps keep their ids as long as they say the same. */
function withKnownIds(given: TaskRow['checklist'], known: TaskRow['checklist']): TaskRow['checklist'] {
  const left = [...known];
  return given.map((step) => {
    const place = left.findIndex(({ text }) => text === step.text);
    const [same] = place < 0 ? [] : left.splice(place, 1);
    return same ? { id: same.id, text: step.text, done: step.done } : step;
  });
}
