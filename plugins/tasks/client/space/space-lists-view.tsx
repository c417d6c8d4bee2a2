import { lazyLayer, type SlotProps, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Link, ListTodo, Lock, Plus, SkeletonList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listLists, listPath } from '../../shared/index.ts';
import { accessMessages } from '../access/access-messages.ts';
import { pluginMessages } from '../plugin-messages.ts';
import { tasksMessages } from '../tasks-messages.ts';

const NewList = lazyLayer(async () => (await import('../places/new-list-dialog-view.tsx')).NewListDialog);

/** On a space's start page: its task lists. */
export function SpaceLists({ space: { id, role } }: SlotProps['space.home']) {
  const t = useMessages(tasksMessages);
  const tp = useMessages(pluginMessages);
  const ta = useMessages(accessMessages);
  const { data } = useQueryRoute(listLists, {}, { enabled: role !== null });
  const [isAdding, setAdding] = useState(false);
  if (role === null) return null;
  if (!data) return <SkeletonList rows={2} />;
  const lists = data.lists.filter(({ place, archivedAt }) => place.id === id && archivedAt === null);
  return (
    <section aria-label={tp('lists')} className="flex flex-col gap-1">
      <header className="flex items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">{tp('lists')}</h2>
        {data.places.some(({ place }) => place.id === id) && (
          <Button size="sm" variant="quiet" icon={Plus} onPress={() => setAdding(true)}>
            {t('newList')}
          </Button>
        )}
      </header>
      {lists.length === 0 && <p className="text-sm text-muted">{t('emptyList')}</p>}
      <ul className="-mx-2 flex flex-col gap-px">
        {lists.map((list) => (
          <li key={list.id}>
            <Link
              href={listPath(list.id)}
              variant="quiet"
              className="flex min-h-9 items-center gap-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
            >
              {list.isNarrowed ? (
                <Lock aria-label={ta('narrowed')} className="size-4 shrink-0 text-muted" />
              ) : (
                <ListTodo aria-hidden className="size-4 shrink-0 text-muted" />
              )}
              <span className="truncate text-sm font-medium">{list.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {isAdding && <NewList place={id} onClose={() => setAdding(false)} />}
    </section>
  );
}
