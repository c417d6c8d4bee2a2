import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { EmptyState, MapPin, Page, PageHeader, Search, SearchField, SkeletonList, useMessages } from '@kontor/ui';
import { useRef } from 'react';
import { listPlaces, type PlaceWithOffices } from '../../shared/index.ts';
import { useSlashKey } from '../people/use-slash-key.ts';
import { PlaceCard } from './place-card-view.tsx';
import { placesMessages } from './places-messages.ts';
import { findPlaces } from './places-model.ts';

/** Where offices and people are found: buildings, and what is in them. What is searched stands in the address. */
export function PlacesView() {
  const t = useMessages(placesMessages);
  const { search, setSearch } = usePlace();
  const input = useRef<HTMLInputElement>(null);
  const query = useQueryRoute(listPlaces, {});
  const q = search.q ?? '';
  useSlashKey(input);
  return (
    <Page>
      <PageHeader title={t('title')} description={t('intro')} />
      <SearchField
        label={t('find')}
        value={q}
        onChange={(next) => setSearch({ q: next || undefined })}
        inputRef={input}
        className="max-w-md"
      />
      <QueryView query={query} waiting={<SkeletonList rows={5} />}>
        {({ places, timeZone }) => <Places places={places} q={q} timeZone={timeZone} />}
      </QueryView>
    </Page>
  );
}

interface PlacesProps {
  readonly places: readonly PlaceWithOffices[];
  readonly q: string;
  readonly timeZone: string;
}

function Places({ places, q, timeZone }: PlacesProps) {
  const t = useMessages(placesMessages);
  const found = findPlaces(places, q);
  if (places.length === 0)
    return (
      <EmptyState icon={MapPin} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3 pt-4">
      <p role="status" className={q.trim() === '' ? 'sr-only' : 'text-sm text-muted'}>
        {q.trim() !== '' && t('found', { count: found.length })}
      </p>
      {found.length === 0 && (
        <EmptyState icon={Search} title={t('nothing')}>
          {t('nothingText', { q: q.trim() })}
        </EmptyState>
      )}
      <div className="flex flex-col gap-4">
        {found.map((place) => (
          <PlaceCard key={`${place.building} ${place.street}`} place={place} timeZone={timeZone} />
        ))}
      </div>
    </div>
  );
}
