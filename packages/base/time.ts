/** A day as `YYYY-MM-DD`, without time zone. */
export type IsoDate = string;
/** A moment as RFC 3339 in UTC, `2026-11-22T09:30:00.000Z`. */
export type IsoTimestamp = string;

/** Where the current time comes from; tests pass their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment in a time zone; organisations here live in `Europe/Berlin` unless configured otherwise. */
export function isoDate(moment: Date, timeZone = 'Europe/Berlin'): IsoDate {
  let format = dayFormats.get(timeZone);
  if (!format) {
    // Making one costs far more than using it, and Swedish writes days as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    dayFormats.set(timeZone, format);
  }
  return format.format(moment);
}

const minuteFormats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-27T14:05`: what the clocks show there at a moment. Texts of this form sort by time. */
export function localMinute(moment: Date, timeZone = 'Europe/Berlin'): string {
  let format = minuteFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    minuteFormats.set(timeZone, format);
  }
  return format.format(moment).replace(' ', 'T');
}

/** The moment at which the clocks there show this (`2026-11-27T14:05`, also `T24:00`); what they skip comes an hour later. */
export function momentOf(minute: string, timeZone: string): Date {
  const shown = Date.parse(`${minute}Z`);
  const offsetAt = (time: number) => Date.parse(`${localMinute(new Date(time), timeZone)}Z`) - time;
  // The first guess may lie on the other side of a change of the clocks.
  return new Date(shown - offsetAt(shown - offsetAt(shown)));
}

/** The day so many days later, or earlier where they are negative. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
