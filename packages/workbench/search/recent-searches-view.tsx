import { Button, IconButton, useMessages, X } from '@kontor/ui';
import { Button as PlainButton } from 'react-aria-components/Button';
import { paletteMessages } from './palette-messages.ts';
import type { RecentSearches } from './use-recent-searches.ts';

const shown = 6;

export interface RecentSearchesListProps {
  readonly recent: RecentSearches;
  readonly onChoose: (query: string) => void;
}

/** What was searched for last on this device, to search for again or to forget. */
export function RecentSearchesList({ recent, onChoose }: RecentSearchesListProps) {
  const t = useMessages(paletteMessages);
  if (recent.searches.length === 0) return null;
  return (
    <section aria-label={t('searches')} className="px-2.5 pt-1 pb-2">
      <div className="flex items-center justify-between gap-2">
        <p aria-hidden className="text-xs font-medium text-muted">
          {t('searches')}
        </p>
        <Button variant="quiet" size="sm" onPress={recent.clear}>
          {t('forgetAll')}
        </Button>
      </div>
      <ul className="flex flex-wrap gap-1.5">
        {recent.searches.slice(0, shown).map(({ query }) => (
          <li key={query} className="flex max-w-full min-w-0 items-center rounded-full bg-hover">
            <PlainButton
              onPress={() => onChoose(query)}
              className="h-7 min-w-0 cursor-pointer truncate rounded-full ps-3 pe-1 text-sm focus-ring-inset coarse:h-11"
            >
              {query}
            </PlainButton>
            <IconButton
              size="sm"
              icon={X}
              label={t('forget', { query })}
              onPress={() => recent.remove(query)}
              className="rounded-full!"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
