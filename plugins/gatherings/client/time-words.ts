import { useFormats, useMessages } from '@kontor/ui';
import type { GatheringTime } from '../shared/index.ts';
import { gatheringsMessages } from './gatherings-messages.ts';

/** When something is, on the organisation's clocks, in words. */
export function useTimeWords() {
  const t = useMessages(gatheringsMessages);
  const { formatDate } = useFormats();
  return {
    /** Without the day, where that stands beside it. */
    clock(time: GatheringTime): string {
      const { startsOn, startsTime, endsOn, endsTime } = time;
      if (startsOn !== endsOn) return words(time, 'short');
      return startsTime === null || endsTime === null ? t('allDay') : t('span', { from: startsTime, until: endsTime });
    },
    whole: (time: GatheringTime) => words(time, 'long'),
  };

  function words({ startsOn, startsTime, endsOn, endsTime }: GatheringTime, style: 'short' | 'long'): string {
    const [fromDay, untilDay] = [formatDate(startsOn, style), formatDate(endsOn, style)];
    if (startsTime === null || endsTime === null)
      return startsOn === endsOn ? fromDay : t('days', { fromDay, untilDay });
    if (startsOn === endsOn) return `${fromDay}, ${t('span', { from: startsTime, until: endsTime })}`;
    return t('spanDays', { fromDay, from: startsTime, untilDay, until: endsTime });
  }
}
