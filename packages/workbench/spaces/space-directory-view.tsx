import { labelOf, PlaceTabs, QueryView, usePlace, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { listSpaces, type SpaceView } from '@kontor/schema';
import { Button, EmptyState, Page, PageHeader, Plus, Search, SearchField, UsersRound, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { isGroup } from './group-model.ts';
import { SpaceDialog } from './space-dialog-view.tsx';
import { SpaceFilterField } from './space-filter-view.tsx';
import { SpaceLine } from './space-line-view.tsx';
import { spaceMessages } from './space-messages.ts';
import { filterOf, type SpaceFilter, shelveSpaces } from './space-model.ts';

/** Finds a space: the own ones, those one could join, those on request, and what is archived. */
export function SpaceDirectory() {
  const t = useMessages(spaceMessages);
  const { search, setSearch } = usePlace();
  const [isCreating, setCreating] = useState(false);
  const [typed, setTyped] = useState('');
  const label = labelOf(spaceMessages, 'create');
  useScreenCommands([{ id: 'spaces.create', label, icon: Plus, run: () => setCreating(true) }]);
  const query = useQueryRoute(listSpaces, {});
  const filter = filterOf(search.show);
  return (
    <Page width="wide">
      <PageHeader
        title={t('title')}
        description={t('intro')}
        actions={
          <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
            {t('create')}
          </Button>
        }
      />
      <div className="pb-5">
        <PlaceTabs of="spaces" />
      </div>
      <div className="flex flex-col gap-3 pb-2 lg:flex-row lg:items-center">
        <SearchField
          label={t('filter')}
          placeholder={t('filter')}
          value={typed}
          onChange={setTyped}
          className="lg:w-80"
        />
        <SpaceFilterField value={filter} onChange={(next) => setSearch({ show: next === 'all' ? undefined : next })} />
      </div>
      <QueryView query={query}>
        {({ spaces }) => (
          <Shelves
            spaces={spaces.filter((space) => !isGroup(space))}
            typed={typed}
            filter={filter}
            onCreate={() => setCreating(true)}
          />
        )}
      </QueryView>
      {isCreating && <SpaceDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

interface ShelvesProps {
  readonly spaces: readonly SpaceView[];
  readonly typed: string;
  readonly filter: SpaceFilter;
  readonly onCreate: () => void;
}

function Shelves({ spaces, typed, filter, onCreate }: ShelvesProps) {
  const t = useMessages(spaceMessages);
  const shelves = shelveSpaces(spaces, typed, filter);
  const count = Object.values(shelves).reduce((total, shelf) => total + shelf.length, 0);
  if (spaces.length === 0)
    return (
      <EmptyState
        icon={UsersRound}
        title={t('none')}
        action={
          <Button variant="primary" icon={Plus} onPress={onCreate}>
            {t('create')}
          </Button>
        }
      >
        {t('noneHelp')}
      </EmptyState>
    );
  return (
    <>
      <p role="status" className="sr-only">
        {t('countFound', { count })}
      </p>
      {count === 0 && (
        <EmptyState icon={Search} title={t('noneHere')}>
          {typed.trim() === '' ? t('noneInFilter') : t('noMatch', { query: typed.trim() })}
        </EmptyState>
      )}
      {(['mine', 'others', 'archived'] as const).map(
        (shelf) =>
          shelves[shelf].length > 0 && (
            <section key={shelf} aria-label={t(shelf)} className="pt-4">
              <h2 className="pb-1 text-sm font-medium text-muted">{t(shelf)}</h2>
              <ul className="-mx-3 grid gap-x-3 lg:grid-cols-2">
                {shelves[shelf].map((space) => (
                  <SpaceLine key={space.id} space={space} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}
