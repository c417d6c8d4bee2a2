import type { IsoDate } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';

/** A time on the clock of the organisation's zone, `HH:MM`. */
export type WallTime = string;

export const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When something is due: a day, or a day and a time on the clock. The clock's zone is the organisation's, never stored here. */
export const dueDate = z.object({ date: fields.day, time: wallTime.optional() });

export interface DueDate {
  readonly date: IsoDate;
  readonly time?: WallTime | undefined;
}
