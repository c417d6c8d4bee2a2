import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { csvChangedMeanwhile, csvHasProblems, csvTooLong, csvUnreadable } from './csv-errors.ts';
import { listNotFound, listReadOnly } from './errors.ts';

const { id } = fields;

/** GET, with `separator` (`semicolon` or `comma`): all tasks of a list, as far as they are not deleted. */
export const listCsvPath = '/api/tasks/lists/:list/csv';

export const mostCsvLines = 5_000;

/** What stands in the way, or is left out, of what a line says. */
export const csvProblemKind = z.enum([
  'quotes_broken',
  'title_missing',
  'too_long',
  'date_unreadable',
  'time_unreadable',
  'state_unknown',
  'priority_unknown',
  'number_unreadable',
  'recurrence_unreadable',
  'value_not_fitting',
  'dates_not_fitting',
  'parent_unknown',
  'parent_is_part',
  'parent_changed',
  'id_double',
  'person_unknown',
  'person_ambiguous',
  'task_deleted',
]);
export type CsvProblemKind = z.output<typeof csvProblemKind>;

/** These are left out, and the rest of the line is taken. */
export const csvWarnings: ReadonlySet<CsvProblemKind> = new Set(['person_unknown', 'person_ambiguous', 'task_deleted']);

const csvProblem = z.object({
  kind: csvProblemKind,
  /** Of the file, from 1. */
  line: z.number().int(),
  /** Name of the column in the file; empty where it is about the line. */
  column: z.string(),
  value: z.string(),
});
export type CsvProblem = z.output<typeof csvProblem>;

/** So many are told. */
export const mostCsvProblems = 200;

const csvFile = {
  list: id,
  text: z.string().min(1).max(4_000_000),
  /** What each column of the file is; null is left out. Without it the names of the columns decide. */
  columns: z.array(z.string().max(60).nullable()).max(200).optional(),
};

const csvPlan = z.object({
  columns: z.array(z.object({ heading: z.string(), column: z.string().nullable() })),
  /** What a column may be, in the language of the caller. */
  choices: z.array(z.object({ column: z.string(), name: z.string() })),
  /** First lines as they will be, to look at. */
  sample: z.array(
    z.object({ line: z.number().int(), title: z.string(), dueOn: z.string().nullable(), people: z.string() }),
  ),
  created: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  newSections: z.array(z.string()),
  problems: z.array(csvProblem),
  /** Also those that are not told. */
  errors: z.number().int(),
  warnings: z.number().int(),
  /** Without a column for the id, the same file brings the same tasks again. */
  hasIds: z.boolean(),
});
export type CsvPlan = z.output<typeof csvPlan>;

const largestBody = 6 * 1024 * 1024;

export const previewCsv = defineRoute({
  name: 'tasks.previewCsv',
  method: 'POST',
  path: '/api/tasks/lists/:list/csv/preview',
  access: 'person',
  summary: 'What would become of the lines of a file in a list; changes nothing',
  input: z.object(csvFile),
  output: csvPlan,
  errors: [listNotFound, listReadOnly, csvUnreadable, csvTooLong],
  bodyLimit: largestBody,
  callsPerMinute: 30,
});

export const importCsv = defineRoute({
  name: 'tasks.importCsv',
  method: 'POST',
  path: '/api/tasks/lists/:list/csv',
  idempotent: true,
  access: 'person',
  summary: 'Makes and changes tasks of a list as the lines of a file say: all of them, or none',
  input: z.object({
    ...csvFile,
    /** How many the person was told will be made and changed. */
    expected: z.object({ created: z.number().int(), changed: z.number().int() }),
  }),
  output: z.object({ created: z.number().int(), changed: z.number().int(), same: z.number().int() }),
  errors: [listNotFound, listReadOnly, csvUnreadable, csvTooLong, csvHasProblems, csvChangedMeanwhile],
  bodyLimit: largestBody,
  callsPerMinute: 10,
});
