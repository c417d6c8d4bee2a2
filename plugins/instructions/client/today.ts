import { isoDate } from '@kontor/base';

/** The day where the reader is. */
export function today(): string {
  return isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}
