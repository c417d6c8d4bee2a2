import { isoDate } from '@kontor/base';
import { z } from 'zod';

/** 1 is Monday, 7 Sunday. */
const weekday = z.number().int().min(1).max(7);

export const digestRhythm = z.enum(['none', 'daily', 'weekly']);
export type DigestRhythm = z.output<typeof digestRhythm>;

/** When somebody gets a mail about what is new in their inbox, by the clock of the organisation. */
export const digestChoice = z.object({
  rhythm: digestRhythm,
  /** Full hours. */
  hour: z.number().int().min(0).max(23),
  /** Of the daily one: their days of work. */
  days: z.array(weekday).min(1).max(7),
  /** Of the weekly one. */
  weekday,
});
export type DigestChoice = z.output<typeof digestChoice>;

export const usualDigest: Omit<DigestChoice, 'rhythm'> = { hour: 7, days: [1, 2, 3, 4, 5], weekday: 1 };

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * When the next one is due after a moment, and not on `sentOn` or before: there is one a day at most, however the clock
 * or the choice is turned. A `sentOn` further ahead than a week was said by a clock that was wrong, and counts for
 * nothing. An hour that a day does not have is the one after it; of one that it has twice, the first.
 */
export function nextDigest(
  choice: DigestChoice,
  after: Date,
  { sentOn, timeZone }: { readonly sentOn: string | null; readonly timeZone: string },
): Date | undefined {
  if (choice.rhythm === 'none') return undefined;
  const wanted = choice.rhythm === 'weekly' ? [choice.weekday] : choice.days;
  const today = Date.parse(isoDate(after, timeZone));
  const last = sentOn === null ? Number.NaN : Date.parse(sentOn);
  const counts = last <= today + 7 * dayMs;
  // A week and the day after one that is over or was sent, twice where the last was sent by a clock that was ahead.
  for (let day = today; day <= today + 16 * dayMs; day += dayMs) {
    if (counts && day <= last) continue;
    if (!wanted.includes(new Date(day).getUTCDay() || 7)) continue;
    const due = momentOf(day, choice.hour, timeZone);
    if (due > after) return due;
  }
  return undefined;
}

/** When it is that hour of a day (its midnight in UTC) in a time zone. */
function momentOf(day: number, hour: number, timeZone: string): Date {
  const wanted = day + hour * hourMs;
  // The clock is set between these two, or not at all.
  const offsets = [offsetAt(wanted - dayMs, timeZone), offsetAt(wanted + dayMs, timeZone)] as const;
  const found = offsets.map((offset) => wanted - offset).sort((one, other) => one - other);
  const right = found.find((moment) => moment + offsetAt(moment, timeZone) === wanted);
  return new Date(right ?? wanted - offsets[0]);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By how much the clocks there are ahead of UTC. */
function offsetAt(moment: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(moment).replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}
