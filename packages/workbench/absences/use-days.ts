import type { Absence } from '@kontor/schema';
import { useFormats, useMessages } from '@kontor/ui';
import { absenceMessages } from './absence-messages.ts';

/** The days of an absence in words: one day, or from one to another. */
export function useDays(): (absence: Pick<Absence, 'from' | 'until'>) => string {
  const t = useMessages(absenceMessages);
  const { formatDate } = useFormats();
  return ({ from, until }) => {
    const [first, last] = [formatDate(from, 'medium'), formatDate(until, 'medium')];
    return from === until ? first : t('days', { from: first, until: last });
  };
}
