import type { IsoDate, IsoTimestamp, Language } from '@kontor/base';
import { locales } from './translate.ts';

/** A moment, or a day without time zone (`2026-11-22`), which is the same day everywhere. */
export type DateInput = Date | IsoTimestamp | IsoDate;
/** `short` 22.11.2026 · `medium` 22. Nov. 2026 · `long` Sonntag, 22. November 2026 · `time` 09:30 · `moment` day and time. */
export type DateStyle = 'short' | 'medium' | 'long' | 'time' | 'moment';

/** Dates, numbers and names as one language writes them. */
export interface Formats {
  formatDate(value: DateInput, style?: DateStyle): string;
  /** "vor 3 Minuten", "gestern", "in 2 Wochen"; beyond 30 days the date itself. */
  formatRelativeTime(value: DateInput, now?: Date): string;
  formatNumber(value: number): string;
  /** `512 B`, `1,4 MB`. */
  formatBytes(bytes: number): string;
  /** Orders names as a directory does; in German ä like ae (DIN 5007-2). For `Array.prototype.sort`. */
  compareNames(one: string, other: string): number;
}

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { dateStyle: 'medium' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
};
const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const made = new Map<Language, Formats>();

/** The formats of a language; the same object each time. */
export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = makeFormats(locales[language], language === 'de' ? 'de-u-co-phonebk' : 'en');
  made.set(language, formats);
  return formats;
}

function makeFormats(locale: string, collation: string): Formats {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const collator = new Intl.Collator(collation, { numeric: true });
  const dates = new Map<string, Intl.DateTimeFormat>();

  function formatDate(value: DateInput, style: DateStyle = 'short'): string {
    const isDay = typeof value === 'string' && value.length === 10;
    const key = `${style}${isDay}`;
    const format =
      dates.get(key) ?? new Intl.DateTimeFormat(locale, { ...dateStyles[style], ...(isDay && { timeZone: 'UTC' }) });
    dates.set(key, format);
    return format.format(new Date(value));
  }

  return {
    formatDate,
    formatRelativeTime(value, now = new Date()) {
      const seconds = (new Date(value).getTime() - now.getTime()) / 1000;
      if (Math.abs(seconds) > 30 * 86_400) return formatDate(value);
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 0] as const);
      return size === 0 ? relative.format(0, 'second') : relative.format(Math.trunc(seconds / size), unit);
    },
    formatNumber: (value) => number.format(value),
    formatBytes(bytes) {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
      const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
      const style = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power > 1 ? 1 : 0 } as const;
      return new Intl.NumberFormat(locale, style).format(bytes / 1000 ** power);
    },
    compareNames: (one, other) => collator.compare(one, other),
  };
}
