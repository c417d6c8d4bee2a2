import { isDeepStrictEqual } from 'node:util';
import { withValues } from '../shared/field-values.ts';
import type { ChangedField, TaskChange, TaskField } from '../shared/index.ts';
import type { Step } from './history-store.ts';
import type { FieldRevisions, TaskRow } from './task-store.ts';

const columns = {
  title: 'title',
  note: 'note',
  state: 'state',
  startOn: 'start_on',
  dueOn: 'due_on',
  dueTime: 'due_time',
  priority: 'priority',
  estimate: 'estimate',
  labels: 'labels',
  checklist: 'checklist',
  recurrence: 'recurrence',
  section: 'section',
  rank: 'rank',
  archived: 'archived',
} as const satisfies Record<TaskField, keyof TaskRow>;

/** A field in which somebody else's change, that the author of this one had not seen, gave way. */
export interface Overwritten {
  readonly field: ChangedField;
  readonly was: unknown;
  readonly by: string;
}

export interface Merged {
  readonly row: TaskRow;
  readonly steps: readonly (Step & { readonly field: ChangedField })[];
  readonly overwrote: readonly Overwritten[];
}

/**
 * Takes a change in, each field for itself, on whatever revision it was made: the later one by the order of the server
 * wins. What is the same already is no change.
 */
export function mergeFields(
  row: TaskRow,
  change: TaskChange,
  { seen, by }: { readonly seen: number; readonly by: string },
): Merged {
  const next: TaskRow = { ...row };
  const revisions: FieldRevisions = { ...row.field_revisions };
  const steps: Merged['steps'][number][] = [];
  const overwrote: Overwritten[] = [];
  function note(field: ChangedField, was: unknown, now: unknown) {
    const last = revisions[field];
    if (last && last.revision > seen && last.by !== by) overwrote.push({ field, was, by: last.by });
    revisions[field] = { revision: row.revision + 1, by };
    steps.push({ field, was, now });
  }
  for (const field of Object.keys(columns) as TaskField[]) {
    const value = change[field];
    const was = row[columns[field]];
    if (value === undefined || isDeepStrictEqual(was, value)) continue;
    // The contract gives each field the type of its column.
    Object.assign(next, { [columns[field]]: value });
    note(field, was, value);
  }
  for (const [field, value] of Object.entries(change.values ?? {})) {
    const was = row.field_values[field] ?? null;
    if (was !== value) note(`values.${field}`, was, value);
  }
  next.field_values = withValues(row.field_values, change.values);
  return { row: { ...next, field_revisions: revisions }, steps, overwrote };
}
