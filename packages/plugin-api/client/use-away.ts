import { findSubstitutes, type OutputOf } from '@kontor/schema';
import { useFormats, useMessages } from '@kontor/ui';
import { awayMessages } from './away-messages.ts';
import { useQueryRoute } from './use-query-route.ts';

/** Somebody who is away now, until when, and who stands in. */
export type AwayNow = OutputOf<typeof findSubstitutes>['away'][number];

/** Who of these people is away now, by id; nobody as long as it is not known. */
export function useAway(persons: readonly string[]): ReadonlyMap<string, AwayNow> {
  const ids = [...new Set(persons)].sort();
  const query = useQueryRoute(findSubstitutes, { persons: ids }, { enabled: ids.length > 0, keepPrevious: true });
  return new Map((query.data?.away ?? []).map((away) => [away.person, away]));
}

/** Until when somebody is away and who stands in, in a few words. */
export function useAwayWords(): (away: AwayNow) => string {
  const t = useMessages(awayMessages);
  const momentOf = useAwayEnd();
  return (away) => {
    const standsIn = away.substitute ? t('substitute', { name: away.substitute.name }) : t('nobody');
    return `${t('until', { moment: momentOf(away) })}, ${standsIn}`;
  };
}

/** The last day of an absence, with its hour where it ends within a day. */
export function useAwayEnd(): (away: Pick<AwayNow, 'until' | 'untilTime'>) => string {
  const { formatDate } = useFormats();
  return ({ until, untilTime }) => {
    const day = formatDate(until, 'medium');
    return untilTime === null ? day : `${day}, ${untilTime}`;
  };
}
