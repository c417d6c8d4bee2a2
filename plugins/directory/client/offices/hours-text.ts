import type { OpenPeriod } from '@kontor/schema';

/** The periods of a day as one types them: `8-12, 13:30-18`; nothing when it cannot be read. */
export function readPeriods(text: string): OpenPeriod[] | undefined {
  const parts = text.split(/[,;]|\bund\b|\band\b/).filter((part) => part.trim() !== '');
  const periods: OpenPeriod[] = [];
  for (const part of parts) {
    const [, from, until] = /^([\d:.]+)(?:Uhr)?[-–—]([\d:.]+)(?:Uhr)?$/i.exec(part.replace(/\s+/g, '')) ?? [];
    const period = { from: readTime(from), until: readTime(until) };
    if (period.from === undefined || period.until === undefined || period.from >= period.until) return undefined;
    periods.push({ from: period.from, until: period.until });
  }
  periods.sort((a, b) => a.from.localeCompare(b.from));
  const overlaps = periods.some(({ from }, index) => from < (periods[index - 1]?.until ?? ''));
  return overlaps || periods.length > 4 ? undefined : periods;
}

/** The same text back, in one way of writing. */
export function writePeriods(periods: readonly OpenPeriod[]): string {
  return periods.map(({ from, until }) => `${from}–${until}`).join(', ');
}

/** `8`, `08`, `8:30`, `8.30` as `HH:MM`. */
function readTime(text: string | undefined): string | undefined {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text ?? '') ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return time <= '24:00' ? time : undefined;
}
