import { QueryView, usePlace, useTitle } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  EmptyState,
  Page,
  PageHeader,
  Search,
  SearchField,
  SkeletonList,
  useFormats,
  useMessages,
  WifiOff,
} from '@kontor/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { shellMessages } from '../shell/shell-messages.ts';
import { FilterBar } from './filter-bar-view.tsx';
import { activeFilters, readFilters, type SearchFilters, withoutFilter, writeFilters } from './filter-model.ts';
import { NothingFound } from './nothing-found-view.tsx';
import { paletteMessages } from './palette-messages.ts';
import { PaletteTypes } from './palette-types-view.tsx';
import { ResultRow } from './result-row-view.tsx';
import { resultsMessages } from './results-messages.ts';
import type { SearchAnswer } from './search-model.ts';
import { useFoundTypes } from './use-found-types.ts';
import { furthest, pageSize, useResults } from './use-results.ts';

/** While somebody types, the address follows after so many milliseconds. */
const restMs = 250;
/** The server counts no further. */
const countedAtMost = 5000;

/** All hits of a search, which stands in the address with its filters. */
export function ResultsView() {
  const t = useMessages(resultsMessages);
  const shell = useMessages(shellMessages);
  const { search, setSearch } = usePlace();
  const query = search.q ?? '';
  const filters = useMemo(() => readFilters(search), [search]);
  const ask = (next: string) => setSearch({ q: next });
  const narrow = (next: SearchFilters) => setSearch(writeFilters(next));
  useTitle(query === '' ? undefined : `${query} – ${shell('searchLabel')}`);
  return (
    <Page>
      <PageHeader title={shell('searchLabel')} />
      <div className="flex flex-col gap-2">
        <Words query={query} onChange={ask} />
        {query.trim() === '' ? (
          <>
            <FilterBar filters={filters} onChange={narrow} />
            <EmptyState icon={Search} title={t('hint')}>
              {t('hintHelp')}
            </EmptyState>
          </>
        ) : (
          <Results query={query.trim()} filters={filters} onQuery={ask} onFilters={narrow} />
        )}
      </div>
    </Page>
  );
}

/** The field keeps what is typed; the address follows when somebody rests, and leads when it changes by itself. */
function Words({ query, onChange }: { readonly query: string; readonly onChange: (query: string) => void }) {
  const t = useMessages(resultsMessages);
  const [typed, setTyped] = useState(query);
  const told = useRef(query);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (query === told.current) return;
    told.current = query;
    setTyped(query);
  }, [query]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      change.current(typed);
    }, restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchField
      label={t('label')}
      placeholder={t('placeholder')}
      value={typed}
      onChange={setTyped}
      maxLength={200}
      autoFocus={query === ''}
    />
  );
}

interface ResultsProps {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly onQuery: (query: string) => void;
  readonly onFilters: (filters: SearchFilters) => void;
}

function Results({ query, filters, onQuery, onFilters }: ResultsProps) {
  const first = useResults(query, filters, 0);
  const isSearching = first.isWaiting || first.isPrevious;
  const types = useFoundTypes({ answer: first.data, isSearching }, filters);
  return (
    <>
      <PaletteTypes
        types={types}
        chosen={filters.type}
        onChoose={(type) => onFilters({ ...withoutFilter(filters, 'type'), ...(type !== undefined && { type }) })}
      />
      <FilterBar filters={filters} onChange={onFilters} />
      <QueryView query={first} waiting={<SkeletonList rows={6} />}>
        {(answer) => (
          <div className="flex flex-col gap-2">
            <AnswerNotes answer={answer} filters={filters} isSearching={isSearching} />
            {answer.hits.length === 0 && !isSearching ? (
              <NothingFound query={query} filters={filters} onQuery={onQuery} onFilters={onFilters} />
            ) : (
              <HitList key={JSON.stringify([query, filters])} query={query} filters={filters} first={answer} />
            )}
          </div>
        )}
      </QueryView>
    </>
  );
}

interface AnswerNotesProps {
  readonly answer: SearchAnswer;
  readonly filters: SearchFilters;
  readonly isSearching: boolean;
}

/** How many there are, where that may be told, and where they come from. */
function AnswerNotes({ answer, filters, isSearching }: AnswerNotesProps) {
  const t = useMessages(resultsMessages);
  const shell = useMessages(shellMessages);
  const palette = useMessages(paletteMessages);
  const { formatNumber } = useFormats();
  const { total, isFallback, isFromDevice } = answer;
  return (
    <>
      {isFallback && <Banner tone="warning">{palette('fallback')}</Banner>}
      {isFromDevice && (
        <p className="flex items-center gap-2 text-sm text-muted">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {[shell('hitsFromDevice'), ...(activeFilters(filters).length > 0 ? [palette('filtersOffline')] : [])].join(
            ' ',
          )}
        </p>
      )}
      <p role="status" className="min-h-5 text-sm text-muted">
        {total !== null &&
          total > 0 &&
          !isSearching &&
          (total >= countedAtMost ? t('atLeast', { count: formatNumber(total) }) : t('count', { count: total }))}
      </p>
    </>
  );
}

interface HitListProps {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly first: SearchAnswer;
}

function HitList({ query, filters, first }: HitListProps) {
  const t = useMessages(resultsMessages);
  const [pages, setPages] = useState(1);
  const [isFull, setFull] = useState(first.hits.length >= pageSize);
  const mayHaveMore = first.isFromDevice !== true && (first.total === null ? isFull : pages * pageSize < first.total);
  const isAtEnd = pages * pageSize >= furthest;
  return (
    <>
      <ol aria-label={t('list')} className="flex flex-col">
        {first.hits.map((hit) => (
          <li key={hit.ref}>
            <ResultRow hit={hit} />
          </li>
        ))}
        {Array.from({ length: pages - 1 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
          <LaterHits key={index} query={query} filters={filters} page={index + 1} onFull={setFull} />
        ))}
      </ol>
      {mayHaveMore && !isAtEnd && <More label={t('more')} onMore={() => setPages((before) => before + 1)} />}
      {mayHaveMore && isAtEnd && <p className="py-3 text-sm text-muted">{t('tooMany')}</p>}
      {!mayHaveMore && pages > 1 && <p className="py-3 text-sm text-muted">{t('end')}</p>}
    </>
  );
}

interface LaterHitsProps {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly page: number;
  /** Told whether the page was full: then there may be another, where nothing is counted. */
  readonly onFull: (isFull: boolean) => void;
}

function LaterHits({ query, filters, page, onFull }: LaterHitsProps) {
  const { data } = useResults(query, filters, page);
  const count = data?.hits.length;
  useEffect(() => {
    if (count !== undefined) onFull(count >= pageSize);
  }, [count, onFull]);
  if (!data)
    return (
      <li>
        <SkeletonList rows={3} />
      </li>
    );
  return data.hits.map((hit) => (
    <li key={hit.ref}>
      <ResultRow hit={hit} />
    </li>
  ));
}

/** Asks for more when it comes into view, and by button for those who do not scroll. */
function More({ label, onMore }: { readonly label: string; readonly onMore: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '200px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} className="flex justify-center py-3">
      <Button onPress={onMore}>{label}</Button>
    </div>
  );
}
