import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id, moment } = fields;

export const importFile = z.enum(['people', 'org-units']);
export type ImportFile = z.output<typeof importFile>;

/** An error keeps the whole import from being applied; a warning tells what is read differently than written. */
export const problemSeverity = z.enum(['error', 'warning']);
export type ProblemSeverity = z.output<typeof problemSeverity>;

export const importProblem = z.object({
  file: importFile,
  /** Line of the file, from 1, where the row starts. */
  line: z.number().int(),
  /** The column, or null when it is about the row. */
  field: z.string().nullable(),
  /** `login_double`, `date_impossible` … */
  code: z.string(),
  severity: problemSeverity,
  /** What stands there, shortened. */
  value: z.string().nullable(),
  sentence: z.object({ de: z.string(), en: z.string() }),
});
export type ImportProblem = z.output<typeof importProblem>;

const changeCount = {
  rows: z.number().int(),
  create: z.number().int(),
  change: z.number().int(),
  unchanged: z.number().int(),
};

/** What applying would do, or did. */
export const importSummary = z.object({
  orgUnits: z.object(changeCount),
  people: z.object({
    ...changeCount,
    /** People in Kontor whom the file does not name. */
    missing: z.number().int(),
    /** Those of them who leave; 0 unless asked for. */
    leave: z.number().int(),
  }),
});
export type ImportSummary = z.output<typeof importSummary>;

/** `checked` can be applied; `faulty` cannot; `running` is being applied; `done`, `failed` (nothing was changed). */
export const importState = z.enum(['checked', 'faulty', 'running', 'done', 'failed']);
export type ImportState = z.output<typeof importState>;

/** An import: first the report of its dry run, later its progress and result. */
export const importReport = z.object({
  id,
  state: importState,
  createdAt: moment,
  removeMissing: z.boolean(),
  /** How the people file was read: `CSV, UTF-8, Komma`. */
  format: z.string(),
  summary: importSummary,
  errors: z.number().int(),
  warnings: z.number().int(),
  /** In order of lines, errors of both files first; at most 5,000. */
  problems: z.array(importProblem),
  progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
});
export type ImportReport = z.output<typeof importReport>;
