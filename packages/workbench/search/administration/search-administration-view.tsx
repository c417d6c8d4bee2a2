import { usePlace } from '@kontor/plugin-api/client';
import { Tabs, useMessages } from '@kontor/ui';
import { MissedSearches } from './missed-searches-view.tsx';
import { searchAdministrationMessages } from './search-administration-messages.ts';
import { Synonyms } from './synonyms-view.tsx';

/** What administrators do so that people find what they look for. */
export function SearchAdministration() {
  const t = useMessages(searchAdministrationMessages);
  const { search, setSearch } = usePlace();
  return (
    <Tabs
      label={t('parts')}
      selected={search.show === 'missed' ? 'missed' : 'synonyms'}
      onSelect={(id) => setSearch({ show: id === 'synonyms' ? undefined : id })}
      tabs={[
        { id: 'synonyms', title: t('synonyms'), content: <Synonyms /> },
        { id: 'missed', title: t('missed'), content: <MissedSearches /> },
      ]}
    />
  );
}
