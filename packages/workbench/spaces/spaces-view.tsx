import { ListDetail, QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, type SpaceView } from '@kontor/schema';
import {
  Avatar,
  Button,
  classNames,
  EmptyState,
  IconButton,
  Link,
  Plus,
  SearchField,
  UsersRound,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { SpaceDetail } from './space-detail-view.tsx';
import { SpaceDialog } from './space-dialog-view.tsx';
import { spaceMessages } from './space-messages.ts';
import { shelveSpaces } from './space-model.ts';

/** All spaces that the person belongs to or may find, and the one that is open. */
export function SpacesView() {
  const t = useMessages(spaceMessages);
  const { params } = usePlace();
  const opened = params.space;
  const [isCreating, setCreating] = useState(false);
  const [filter, setFilter] = useState('');
  const query = useQueryRoute(listSpaces, {});
  const ListTitle = opened === undefined ? 'h1' : 'h2'; // an opened space has the page's main heading
  return (
    <>
      <ListDetail
        list={
          <>
            <header className="flex items-center justify-between gap-2 pb-3">
              <ListTitle className="text-2xl font-semibold xl:px-2 xl:text-xl">{t('title')}</ListTitle>
              <IconButton icon={Plus} label={t('create')} onPress={() => setCreating(true)} />
            </header>
            <SearchField
              label={t('filter')}
              placeholder={t('filter')}
              value={filter}
              onChange={setFilter}
              className="mb-2"
            />
            <QueryView query={query}>
              {({ spaces }) => (
                <SpaceList spaces={spaces} filter={filter} opened={opened} onCreate={() => setCreating(true)} />
              )}
            </QueryView>
          </>
        }
        {...(opened !== undefined && { detail: <SpaceDetail key={opened} idOrSlug={opened} /> })}
        placeholder={
          <EmptyState icon={UsersRound} title={t('chooseTitle')}>
            {t('choose')}
          </EmptyState>
        }
      />
      {isCreating && <SpaceDialog onClose={() => setCreating(false)} />}
    </>
  );
}

interface SpaceListProps {
  readonly spaces: readonly SpaceView[];
  readonly filter: string;
  readonly opened: string | undefined;
  readonly onCreate: () => void;
}

function SpaceList({ spaces, filter, opened, onCreate }: SpaceListProps) {
  const t = useMessages(spaceMessages);
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
  const shelves = shelveSpaces(spaces, filter);
  const isEmpty = Object.values(shelves).every((shelf) => shelf.length === 0);
  return (
    <>
      <p role="status" className="px-2 text-sm text-muted">
        {isEmpty && t('noMatch', { query: filter.trim() })}
      </p>
      {(['mine', 'others', 'archived'] as const).map(
        (shelf) =>
          shelves[shelf].length > 0 && (
            <section key={shelf} aria-label={t(shelf)} className="pt-3">
              <h2 className="px-2 pb-1 text-xs font-medium text-muted">{t(shelf)}</h2>
              <ul className="flex flex-col gap-0.5">
                {shelves[shelf].map((space) => (
                  <SpaceLine key={space.id} space={space} isOpen={opened === space.slug || opened === space.id} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

function SpaceLine({ space, isOpen }: { readonly space: SpaceView; readonly isOpen: boolean }) {
  return (
    <li>
      <Link
        href={`/spaces/${space.slug}`}
        variant="quiet"
        {...(isOpen && { 'aria-current': 'page' as const })}
        className={classNames(
          'flex min-h-12 items-center gap-3 rounded-md px-2 py-1.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline',
          isOpen && 'bg-accent-soft',
        )}
      >
        <Avatar name={space.name} seed={space.id} size="sm" shape="square" />
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{space.name}</span>
          {space.description !== '' && <span className="block truncate text-xs text-muted">{space.description}</span>}
        </span>
      </Link>
    </li>
  );
}
