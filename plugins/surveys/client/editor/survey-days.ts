import { type IsoDate, isoDate } from '@kontor/base';

const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function todayHere(): IsoDate {
  return isoDate(new Date(), hereZone());
}

/** At eight in the morning. */
export function startOf(day: IsoDate): string {
  return new Date(`${day}T08:00:00`).toISOString();
}

/** With its last minute. */
export function endOf(day: IsoDate): string {
  return new Date(`${day}T23:59:00`).toISOString();
}
