import type { Language } from '@kontor/base';

const hour = 60;
/** A working day; a week has five of them. */
const day = 8 * hour;

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|min|mins|minuten?|minutes?)$/, 1],
  [/^(?:h|hr|hrs|hours?|std|stdn|stunden?)$/, hour],
  [/^(?:d|days?|t|tage?n?|at|arbeitstage?n?|pt|personentage?n?)$/, day],
  [/^(?:w|wk|weeks?|wochen?)$/, 5 * day],
];

const numbers: readonly (readonly [RegExp, number])[] = [
  [/^(?:half|halbe[nrs]?|halb|½)$/, 0.5],
  [/^(?:a|an|one|eine?[nrs]?)$/, 1],
  [/^(?:anderthalb|eineinhalb)$/, 1.5],
  [/^(?:two|zwei)$/, 2],
  [/^(?:three|drei)$/, 3],
];

const longest = 100_000;

/**
 * Minutes of what somebody typed, in German or English: `2 h 30`, `2:30`, `1,5 Stunden`, `ein halber Tag`, `1 Tag 2 Std.`,
 * `90`. A number without a unit is minutes. Nothing where it says no time, or more than fits.
 */
export function readEstimate(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .replace(/(\d+):([0-5]\d)\b/, '$1 h $2 min')
    .match(/\d+(?:[.,]\d+)?|[\p{L}½]+|\S/gu);
  let minutes = 0;
  let count: number | undefined;
  for (const word of words ?? []) {
    if (/^(?:\.|,|und|and|&|\+)$/.test(word)) continue;
    const number = numberOf(word);
    const unit = find(units, word);
    if (number !== undefined) {
      // "ein halber Tag", "half an hour": an article counts nothing.
      const isArticle = count !== undefined && Math.max(count, number) === 1 && Math.min(count, number) === 0.5;
      if (count !== undefined && !isArticle) return undefined;
      count = Math.min(count ?? number, number);
    } else if (unit !== undefined && count !== undefined) {
      minutes += count * unit;
      count = undefined;
    } else return undefined;
  }
  const whole = Math.round(minutes + (count ?? 0));
  return whole >= 1 && whole <= longest ? whole : undefined;
}

function numberOf(word: string): number | undefined {
  return /^\d/.test(word) ? Number(word.replace(',', '.')) : find(numbers, word);
}

function find(among: readonly (readonly [RegExp, number])[], word: string): number | undefined {
  return among.find(([pattern]) => pattern.test(word))?.[1];
}

/** As `readEstimate` reads it again: whole working days as days, all else in hours and minutes. */
export function sayEstimate(minutes: number, language: Language): string {
  const isGerman = language === 'de';
  if (minutes % day === 0) {
    const days = minutes / day;
    if (isGerman) return days === 1 ? '1 Tag' : `${days} Tage`;
    return days === 1 ? '1 day' : `${days} days`;
  }
  const [hours, rest] = [Math.floor(minutes / hour), minutes % hour];
  const parts = [
    hours > 0 ? `${hours} ${isGerman ? 'Std.' : 'h'}` : '',
    rest > 0 ? `${rest} ${isGerman ? 'Min.' : 'min'}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
