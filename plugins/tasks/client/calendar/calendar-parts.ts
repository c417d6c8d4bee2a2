import type { IsoDate } from '@kontor/base';
import type { Task } from '../../shared/index.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import type { useTaskChanges } from '../task/use-task-changes.ts';

export interface CalendarProps {
  readonly tasks: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: (task: Task) => boolean;
  readonly mayFinish: (task: Task) => boolean;
  /** Absent where nothing may be added. */
  readonly onAdd?: ((entry: NewEntry) => Promise<boolean>) | undefined;
}

/** What stands in the calendar's parts: tasks, and what can be done with them on their days. */
export interface CalendarParts extends Omit<CalendarProps, 'onAdd'> {
  readonly today: IsoDate;
  readonly onAdd?: ((day: IsoDate, entry: NewEntry) => Promise<boolean>) | undefined;
  readonly onOpenDay: (day: IsoDate) => void;
  /** So many days later; `isByKey`: said instead of shown, as the next key follows soon. */
  readonly onMove: (task: Task, days: number, isByKey: boolean) => void;
}
