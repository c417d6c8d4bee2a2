import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listMissedSearches, missedBounds, removeMissedSearch } from '@kontor/schema';
import { Button, ButtonLink, EmptyState, FormError, IconButton, Search, useFormats, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
import { searchAdministrationMessages } from './search-administration-messages.ts';
import { SynonymDialog } from './synonym-dialog-view.tsx';

/** Words that several people looked for in vain, and what can be made of them. */
export function MissedSearches() {
  const t = useMessages(searchAdministrationMessages);
  const { formatDate } = useFormats();
  const query = useQueryRoute(listMissedSearches, {});
  const remove = useAction(removeMissedSearch, { refreshes: [listMissedSearches] });
  const [begin, setBegin] = useState<string>();
  return (
    <QueryView query={query}>
      {({ isOn, terms }) => {
        if (!isOn)
          return (
            <EmptyState
              icon={Search}
              title={t('missedOff')}
              action={<ButtonLink href="/administration/policies">{t('toPolicies')}</ButtonLink>}
            >
              {t('missedOffHelp')}
            </EmptyState>
          );
        return (
          <div className="flex flex-col gap-4">
            <p className="max-w-prose text-sm text-muted">{t('missedHelp', missedBounds)}</p>
            <FormError>{remove.error?.message}</FormError>
            {terms.length === 0 && (
              <EmptyState icon={Search} title={t('noMissed')}>
                {t('noMissedHelp', { people: missedBounds.people })}
              </EmptyState>
            )}
            <ul className="flex flex-col divide-y divide-border">
              {terms.map(({ term, weeks }) => (
                <li key={term} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
                  <div className="min-w-0 grow basis-48">
                    <p className="font-medium [overflow-wrap:anywhere]">{term}</p>
                    <p className="text-sm text-muted">
                      {t('weeks', {
                        count: weeks.length,
                        day: formatDate(new Date(`${weeks[0]}T12:00:00`), 'medium'),
                      })}
                    </p>
                  </div>
                  <Button size="sm" aria-label={`${t('makeSynonym')}: ${term}`} onPress={() => setBegin(term)}>
                    {t('makeSynonym')}
                  </Button>
                  <IconButton
                    size="sm"
                    icon={X}
                    label={t('dismiss', { term })}
                    onPress={() => void remove.run({ term })}
                  />
                </li>
              ))}
            </ul>
            {begin !== undefined && (
              <SynonymDialog
                begin={begin}
                onClose={() => setBegin(undefined)}
                onSaved={() => void remove.run({ term: begin })}
              />
            )}
          </div>
        );
      }}
    </QueryView>
  );
}
