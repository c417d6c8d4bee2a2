import { dayNumberOf, isoDateOf } from './calendar-days.ts';
import type { DueDate, WallTime } from './due-date.ts';

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const;
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      ...parts,
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export function clockOffset(moment: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const [date = '', time = ''] = formatOf(timeZone).format(moment).split(' ');
  return Date.parse(`${date}T${time}Z`) - Math.floor(moment / 1000) * 1000;
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clock of a zone shows at a moment. */
export function wallClock(moment: Date, timeZone: string): DueDate & { readonly time: WallTime } {
  const shown = moment.getTime() + clockOffset(moment.getTime(), timeZone);
  return { date: isoDateOf(Math.floor(shown / dayMs)), time: new Date(shown).toISOString().slice(11, 16) };
}

/** What `shown` could be, in milliseconds as if the clock showed UTC, with the offsets in force a day before and a day after. */
function readings({ date, time = '00:00' }: DueDate, timeZone: string) {
  const shown = dayNumberOf(date) * dayMs + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
  const before = clockOffset(shown - dayMs, timeZone);
  const after = clockOffset(shown + dayMs, timeZone);
  const fits = (offset: number) => before === after || clockOffset(shown - offset, timeZone) === offset;
  return { shown, before, after, fits };
}

/**
 * The moment at which a zone's clock shows a time (00:00 for a whole day). RFC 5545 section 3.3.5: a time that the
 * clock skips in spring is meant with the offset before the change, so 02:30 is 03:30; one that comes twice in autumn
 * is the first.
 */
export function momentOf(due: DueDate, timeZone: string): Date {
  const { shown, before, after, fits } = readings(due, timeZone);
  return new Date(shown - (fits(before) || !fits(after) ? before : after));
}

/** Whether the clock of a zone shows the time on that day at all: in spring it skips an hour. */
export function isOnClock(due: DueDate, timeZone: string): boolean {
  const { before, after, fits } = readings(due, timeZone);
  return fits(before) || fits(after);
}
