import { lazyLayer, useNavigate, useWorkbench } from '@kontor/plugin-api/client';
import { useLanguage, useMessages, VisuallyHidden } from '@kontor/ui';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useHelpTopics } from '../help/use-help-topics.ts';
import { useRecent } from '../recent/use-recent.ts';
import { useShellActions } from '../shell/shell-actions-context.ts';
import { shellMessages } from '../shell/shell-messages.ts';
import { useCommands } from '../shell/use-commands.ts';
import { FilterBar } from './filter-bar-view.tsx';
import { activeFilters, noFilters, resultsAddress, type SearchFilters, withoutFilter } from './filter-model.ts';
import { PaletteInput } from './palette-input-view.tsx';
import { PaletteList } from './palette-list-view.tsx';
import { activeEntry, movedChoice, type PaletteEntry, paletteEntries } from './palette-model.ts';
import { PaletteTypes } from './palette-types-view.tsx';
import { RecentSearchesList } from './recent-searches-view.tsx';
import { useFoundTypes } from './use-found-types.ts';
import { useRecentSearches } from './use-recent-searches.ts';
import { useSearch } from './use-search.ts';

const NothingFound = lazyLayer(async () => (await import('./nothing-found-view.tsx')).NothingFound);

/** How many hits stand in the box; the page of results has all. */
const shown = 12;

/** The one search box: objects and commands, by keyboard alone; the whole screen on phones. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shellMessages);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={onClose}
      className="k-fade fixed inset-0 z-40 flex items-start justify-center bg-overlay sm:p-[10vh_1.5rem]"
    >
      <Modal className="flex h-dvh w-full flex-col overflow-hidden bg-raised shadow-modal sm:h-auto sm:max-h-[75vh] sm:max-w-xl sm:rounded-xl forced-colors:border">
        <Dialog aria-label={t('searchLabel')} className="flex min-h-0 grow flex-col outline-none">
          <PaletteContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(shellMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { say, screenCommands } = useWorkbench();
  const [here] = useState(() => screenCommands.list());
  const { commands, run } = useCommands();
  const shell = useShellActions();
  const [filters, setFilters] = useState<SearchFilters>(noFilters);
  const search = useSearch(shown, filters);
  const types = useFoundTypes(search, filters);
  const recent = useRecent();
  const searches = useRecentSearches();
  const { topics = [] } = useHelpTopics();
  const [chosen, setChosen] = useState<string>();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const others = commands.filter(({ id }) => id !== 'shell.search');
  const hits = search.answer?.hits ?? [];
  const hasMore = hits.length > 0 && (search.answer?.total ?? Number.POSITIVE_INFINITY) > hits.length;
  const sources = { hits, hasMore, recent, here, commands: others, topics };
  const isNarrowed = filters.type !== undefined || activeFilters(filters).length > 0;
  const entries = paletteEntries(search.query, sources, language, isNarrowed);
  const active = activeEntry(entries, chosen);

  function open(entry: PaletteEntry | undefined) {
    if (!entry) return;
    onClose();
    if (entry.kind === 'command' || entry.kind === 'here') return run(entry.command);
    if (entry.kind === 'help') return shell.openHelp(entry.topic.id);
    if (entry.kind !== 'recent') searches.keep(search.query);
    if (entry.kind === 'all') return navigate(resultsAddress(search.query, filters));
    const { path: to, title } = entry.kind === 'hit' ? entry.hit : entry.place;
    navigate(to);
    say(title);
  }
  /** A link among what helps further leads elsewhere, too. */
  function leave(to: string) {
    onClose();
    navigate(to);
  }
  function ask(query: string) {
    search.type(query);
    setChosen(undefined);
    input.current?.focus();
  }
  function move(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(active);
    else if (event.key === 'ArrowDown') setChosen(movedChoice(entries, chosen, 1));
    else if (event.key === 'ArrowUp') setChosen(movedChoice(entries, chosen, -1));
    else return;
    event.preventDefault();
  }
  function filter(wanted: SearchFilters) {
    setFilters(wanted);
    setChosen(undefined);
  }
  const optionId = (id: string) => `${listId}-${id}`;
  return (
    <>
      <PaletteInput
        query={search.query}
        isPending={search.isSearching}
        listId={listId}
        activeId={active && optionId(active.id)}
        onType={(query) => {
          search.type(query);
          setChosen(undefined);
          if (query.trim() === '') setFilters((before) => withoutFilter(before, 'type'));
        }}
        onKeyDown={move}
        onClose={onClose}
        inputRef={input}
      />
      <div className="flex max-h-[50dvh] shrink-0 flex-col gap-1 overflow-y-auto border-b border-border px-4 py-1.5">
        {search.query.trim() !== '' && (
          <PaletteTypes
            types={types}
            chosen={filters.type}
            onChoose={(type) => {
              filter({ ...withoutFilter(filters, 'type'), ...(type !== undefined && { type }) });
              input.current?.focus();
            }}
          />
        )}
        <FilterBar filters={filters} onChange={filter} />
      </div>
      <VisuallyHidden>
        <span role="status">
          {search.answer && !search.isSearching && t('hits', { count: search.answer.hits.length })}
        </span>
      </VisuallyHidden>
      <PaletteList
        listId={listId}
        optionId={optionId}
        entries={entries}
        activeId={active?.id}
        search={search}
        isNarrowed={activeFilters(filters).length > 0}
        onChoose={setChosen}
        onOpen={open}
        before={search.query.trim() === '' && <RecentSearchesList recent={searches} onChoose={ask} />}
        nothing={
          <RouterProvider navigate={leave}>
            <NothingFound query={search.query.trim()} filters={filters} onQuery={ask} onFilters={filter} />
          </RouterProvider>
        }
      />
    </>
  );
}
