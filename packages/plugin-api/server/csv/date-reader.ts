import type { IsoDate } from '@kontor/base';

/** A day written `DD.MM.YYYY` or `YYYY-MM-DD`; nothing when there is no such day. */
export function readDate(text: string): IsoDate | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = german ? [german[3], german[2], german[1]] : (iso?.slice(1) ?? []);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && Number(year) >= 1900 && Number(year) <= 2200 ? date.toISOString().slice(0, 10) : undefined;
}
