export * from './api.ts';
export * from './due-date.ts';
export * from './entry.ts';
export * from './errors.ts';
export * from './events.ts';
export {
  type QuickAdd,
  type QuickAddMark,
  type QuickAddOptions,
  quickAddLength,
  readQuickAdd,
} from './quick-add/read-quick-add.ts';
export { describeRecurrence } from './recurrence/describe.ts';
export { nextOccurrence, type OccurrenceQuery, upcomingOccurrences } from './recurrence/occurrences.ts';
export type { RecurrenceRefusal } from './recurrence/parts.ts';
export * from './recurrence/presets.ts';
export { readRecurrence, recurrenceRule } from './recurrence/rule.ts';
export * from './sync.ts';
