import { refOf } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { resolveLinks } from '@kontor/schema';
import { useFormats, useMessages } from '@kontor/ui';
import { filterMessages } from './filter-messages.ts';
import type { FilterName, SearchFilters } from './filter-model.ts';

/** What each filter that is on is called on its chip. */
export function useFilterNames(filters: SearchFilters): (name: FilterName) => string {
  const t = useMessages(filterMessages);
  const { formatDate } = useFormats();
  const { space, author, time, from, until } = filters;
  const refs = [
    ...(space === undefined ? [] : [refOf('spaces', 'space', space)]),
    ...(author === undefined ? [] : [refOf('people', 'person', author)]),
  ];
  const cards = useQueryRoute(resolveLinks, { refs }, { enabled: refs.length > 0, keepPrevious: true }).data?.cards;
  const nameOf = (id: string | undefined) => cards?.find(({ ref }) => ref.endsWith(`/${id}`))?.title;
  const dayOf = (day: string) => formatDate(new Date(`${day}T12:00:00`), 'medium');
  const names: Readonly<Record<FilterName, () => string>> = {
    space: () => (nameOf(space) ? t('inSpace', { name: nameOf(space) ?? '' }) : t('inUnknownSpace')),
    author: () => (nameOf(author) ? t('by', { name: nameOf(author) ?? '' }) : t('byUnknown')),
    titlesOnly: () => t('titlesOnly'),
    time: () => {
      if (time !== 'range') return t(time ?? 'anyTime');
      if (from !== undefined && until !== undefined) return t('between', { from: dayOf(from), until: dayOf(until) });
      if (from !== undefined) return t('since', { day: dayOf(from) });
      return until === undefined ? t('openRange') : t('upTo', { day: dayOf(until) });
    },
  };
  return (name) => names[name]();
}
