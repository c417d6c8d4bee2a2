import type { Language } from '@kontor/base';
import type { GatheringRow } from './gathering-store.ts';

const locales = { de: 'de-DE', en: 'en-GB' } as const;

/** When it is, in one line: `Fr., 4. Dez. 2026, 14:00–16:00`. */
export function timeWords(row: GatheringRow, language: Language): string {
  const day = (date: string) =>
    new Intl.DateTimeFormat(locales[language], { ...dayParts, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  const { starts_on: from, starts_time: begins, ends_on: until, ends_time: ends } = row;
  if (begins === null || ends === null) return from === until ? day(from) : `${day(from)} – ${day(until)}`;
  return from === until ? `${day(from)}, ${begins}–${ends}` : `${day(from)}, ${begins} – ${day(until)}, ${ends}`;
}

const dayParts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** What a card says below the title: that it is cancelled, when and where it is. */
export function cardWords(row: GatheringRow, language: Language): string {
  const cancelled = { de: 'Abgesagt', en: 'Cancelled' }[language];
  const parts = [row.state === 'cancelled' ? cancelled : '', timeWords(row, language), placeWords(row)];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Where it is, in one line; empty where nobody said. */
function placeWords({ place, online }: GatheringRow): string {
  return place !== '' ? place : online === '' ? '' : 'Online';
}
