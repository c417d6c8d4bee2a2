import type { KeptContent } from '../../shared/icalendar/calendar-task.ts';

/** What programs have put into a task that it has no place for. They get it back as it was. */
export interface KeptOfPrograms extends KeptContent {
  readonly foreignPriority?: number;
  readonly percent?: number;
  readonly inProgress?: true;
  /** Categories that cannot be labels. */
  readonly categories?: readonly string[];
  /** The uid of a task that is not known here. */
  readonly parent?: string;
  readonly url?: string;
  readonly sequence?: number;
}
