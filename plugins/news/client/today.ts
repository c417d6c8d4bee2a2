import { type IsoDate, isoDate } from '@kontor/base';

/** The day on this device. */
export function today(): IsoDate {
  return isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}
