import { z } from 'zod';

/** A time of day in quarters of an hour. */
export const quarter = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/);

/** 1 is Monday, 7 Sunday. */
const weekday = z.number().int().min(1).max(7);

/** When somebody does not want to be told of anything: every day from and until a time, and whole days besides. */
export const quietHours = z
  .object({
    /** Usually in the evening; where it is later than `until`, the quiet goes over midnight. */
    from: quarter,
    until: quarter,
    freeDays: z.array(weekday).max(6),
  })
  .refine(({ from, until }) => from !== until, { path: ['until'] });
export type QuietHours = z.output<typeof quietHours>;

export const usualQuietHours: QuietHours = { from: '18:00', until: '07:00', freeDays: [6, 7] };

const quarterMs = 15 * 60_000;
/** Six free days and a night: no quiet is longer. */
const mostQuarters = 8 * 24 * 4;
const weekdays: Readonly<Record<string, number>> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 };
const formats = new Map<string, Intl.DateTimeFormat>();

export function isQuiet({ from, until, freeDays }: QuietHours, moment: Date, timeZone: string): boolean {
  const { day, time } = wallClock(moment, timeZone);
  if (freeDays.includes(day)) return true;
  return from < until ? time >= from && time < until : time >= from || time < until;
}

/** When the quiet ends in which a moment is; nothing where it is in none. Changes of the clock are whole quarters, too. */
export function endOfQuiet(hours: QuietHours, moment: Date, timeZone: string): Date | undefined {
  if (!isQuiet(hours, moment, timeZone)) return undefined;
  return walk(moment, (at) => !isQuiet(hours, at, timeZone));
}

/** When somebody who stops working now is told of things again: at the end of the quiet that is running or comes next. */
export function nextBeginning(hours: QuietHours, moment: Date, timeZone: string): Date {
  const quiet = isQuiet(hours, moment, timeZone) ? moment : walk(moment, (at) => isQuiet(hours, at, timeZone));
  return walk(quiet, (at) => !isQuiet(hours, at, timeZone));
}

/** The first full quarter after a moment of which that is true. */
function walk(moment: Date, isWanted: (at: Date) => boolean): Date {
  let at = new Date((Math.floor(moment.getTime() / quarterMs) + 1) * quarterMs);
  for (let steps = 0; steps < mostQuarters && !isWanted(at); steps += 1) at = new Date(at.getTime() + quarterMs);
  return at;
}

function wallClock(moment: Date, timeZone: string): { readonly day: number; readonly time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone, ...parts });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { day: weekdays[parts.get('weekday') ?? ''] ?? 1, time: `${parts.get('hour')}:${parts.get('minute')}` };
}
