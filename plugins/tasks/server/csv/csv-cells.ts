import { newId } from '@kontor/base';
import { readDate } from '@kontor/plugin-api/server';
import type { CsvProblemKind } from '../../shared/csv-api.ts';
import type { CsvColumn } from '../../shared/csv-columns.ts';
import { fitsField, isSameName } from '../../shared/field-values.ts';
import { type TaskChange, taskChange } from '../../shared/index.ts';
import type { FieldValue, ListField } from '../../shared/list-field.ts';
import { readNumber } from '../../shared/read-number.ts';
import { recurrenceRule } from '../../shared/recurrence/rule.ts';
import { readAnswer, readPriority, readRecurrence, readState, readSteps, readTime, readWords } from './csv-words.ts';

/** What a line says of the task itself; what it says of others (parent, section, people) is left as text. */
export interface ReadLine {
  readonly change: TaskChange;
  readonly key: string | undefined;
  /** Undefined where the file does not tell of parents at all. */
  readonly parent: string | undefined;
  readonly section: string | undefined;
  /** Several, or one. */
  readonly people: string;
  readonly problems: readonly { readonly kind: CsvProblemKind; readonly column: string; readonly value: string }[];
}

interface Read {
  readonly change?: TaskChange;
  readonly problem?: CsvProblemKind;
}

/** Reads cells by what their columns are. */
export function readLine(cells: ReadonlyMap<string, string>, fields: readonly ListField[]): ReadLine {
  const problems: ReadLine['problems'][number][] = [];
  let change: TaskChange = {};
  const values: Record<string, FieldValue | null> = {};
  for (const [column, text] of cells) {
    const field = fields.find(({ id }) => column === `field:${id}`);
    const value = field && readValue(field, text);
    const read = field
      ? value === undefined
        ? { problem: 'value_not_fitting' as const }
        : {}
      : readCell(column, text);
    if (read.problem) problems.push({ kind: read.problem, column, value: text });
    if (field && value !== undefined) values[field.id] = value;
    change = { ...change, ...read.change };
  }
  if (Object.keys(values).length > 0) change = { ...change, values };
  const filled = (column: CsvColumn) => cells.get(column)?.trim() || undefined;
  return {
    change,
    key: filled('id'),
    parent: cells.has('parent') ? (filled('parent') ?? '') : undefined,
    section: cells.has('section') ? (filled('section') ?? '') : undefined,
    people: cells.get('assignees')?.trim() ?? '',
    problems,
  };
}

function readCell(column: string, text: string): Read {
  const read = readers[column]?.(text.trim());
  if (read === undefined || read.change === undefined) return read ?? {};
  // What is longer than the contract allows.
  return taskChange.safeParse(read.change).success ? read : { problem: 'too_long' };
}

const dayOf =
  (field: 'startOn' | 'dueOn') =>
  (text: string): Read => {
    const day = text === '' ? null : readDate(text);
    return day === undefined ? { problem: 'date_unreadable' } : { change: { [field]: day } };
  };

/** Of columns that say something of the task itself; nothing for those that only the product writes. */
const readers: Readonly<Partial<Record<string, (text: string) => Read>>> = {
  title: (text) => (text === '' ? { problem: 'title_missing' } : { change: { title: text.replace(/\s+/g, ' ') } }),
  note: (note) => ({ change: { note } }),
  state(text) {
    const state = readState(text);
    return state === undefined ? { problem: 'state_unknown' } : { change: { state } };
  },
  priority(text) {
    const priority = readPriority(text);
    return priority === undefined ? { problem: 'priority_unknown' } : { change: { priority } };
  },
  startOn: dayOf('startOn'),
  dueOn: dayOf('dueOn'),
  dueTime(text) {
    const time = text === '' ? null : readTime(text);
    return time === undefined ? { problem: 'time_unreadable' } : { change: { dueTime: time } };
  },
  estimate(text) {
    const minutes = text === '' ? null : readNumber(text);
    const isWhole = minutes === null || (minutes !== undefined && Number.isInteger(minutes) && minutes > 0);
    return isWhole ? { change: { estimate: minutes ?? null } } : { problem: 'number_unreadable' };
  },
  labels: (text) => ({ change: { labels: [...new Set(readWords(text))] } }),
  checklist: (text) => ({ change: { checklist: readSteps(text).map((step) => ({ id: newId(), ...step })) } }),
  recurrence(text) {
    if (text === '') return { change: { recurrence: null } };
    const given = readRecurrence(text);
    const { data: rule } = recurrenceRule.safeParse(given.rule);
    return rule === undefined ? { problem: 'recurrence_unreadable' } : { change: { recurrence: { ...given, rule } } };
  },
};

/** Null where the cell is empty. */
function readValue(field: ListField, given: string): FieldValue | null | undefined {
  const text = given.trim();
  if (text === '') return null;
  const value = valueIn(field, text);
  return value !== undefined && fitsField(field, value) ? value : undefined;
}

function valueIn({ kind, choices }: ListField, text: string): FieldValue | undefined {
  if (kind === 'number') return readNumber(text);
  if (kind === 'date') return readDate(text);
  if (kind === 'yes-no') return readAnswer(text);
  if (kind === 'choice') return choices.find(({ title }) => isSameName(title, text))?.id;
  return kind === 'text' ? text.replace(/\s+/g, ' ') : text;
}
