import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { Archive, ArrowLeft, Button, EmptyState, ListTodo, SkeletonList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listTasks } from '../../shared/index.ts';
import { BulkBar } from '../bulk/bulk-bar-view.tsx';
import { bulkMessages } from '../bulk/bulk-messages.ts';
import { Selection } from '../bulk/selection-view.tsx';
import { useBulkChanges } from '../bulk/use-bulk-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { listViewMessages } from './list-view-messages.ts';
import { More } from './more-view.tsx';
import type { ListPartProps } from './open-tasks-view.tsx';
import { TaskRows } from './task-rows-view.tsx';

const most = 500;

/** What is done or dropped, the last first; filed away it goes to the archive, which is behind it. */
export function ClosedTasks({ list, changes, mayEdit, filter, selection }: ListPartProps) {
  const t = useMessages(listViewMessages);
  const { search, setSearch } = usePlace();
  const [limit, setLimit] = useState(50);
  const isArchive = search.archive !== undefined;
  const state = isArchive ? 'archived' : 'closed';
  const query = useQueryRoute(listTasks, { list: list.id, state, limit }, { keepPrevious: true });
  const { isSelecting, chosen, choose, leave } = selection;
  return (
    <div className="flex flex-col gap-4 pt-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          variant="quiet"
          icon={isArchive ? ArrowLeft : Archive}
          onPress={() => {
            if (isSelecting) choose(new Set());
            setSearch({ archive: isArchive ? undefined : '1' });
          }}
        >
          {t(isArchive ? 'hideArchive' : 'showArchive')}
        </Button>
        {mayEdit && !isArchive && (query.data?.total ?? 0) > 0 && !isSelecting && <ArchiveDone list={list.id} />}
      </div>
      {isArchive && <h2 className="text-sm font-semibold">{t('archived')}</h2>}
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {({ tasks: all, total }) => {
          const tasks = all.filter(filter.isMatch);
          if (tasks.length === 0) return <Empty isArchive={isArchive} />;
          return (
            <>
              {isSelecting && <BulkBar list={list} tasks={tasks} chosen={chosen} onChoose={choose} onLeave={leave} />}
              {isSelecting ? (
                <Selection
                  label={list.title}
                  sections={[]}
                  tasks={tasks}
                  chosen={chosen}
                  onChoose={choose}
                  isBoard={false}
                />
              ) : (
                <TaskRows tasks={tasks} changes={changes} mayEdit={mayEdit} />
              )}
              <More
                shown={all.length}
                total={Math.min(total, most)}
                onMore={() => setLimit((before) => Math.min(most, before + 150))}
              />
            </>
          );
        }}
      </QueryView>
    </div>
  );
}

function Empty({ isArchive }: { readonly isArchive: boolean }) {
  const t = useMessages(tasksMessages);
  const listT = useMessages(listViewMessages);
  if (!isArchive) return <EmptyState icon={ListTodo} title={t('emptyClosed')} />;
  return (
    <EmptyState icon={Archive} title={listT('emptyArchive')}>
      {listT('emptyArchiveHelp')}
    </EmptyState>
  );
}

/** Files away what is done or dropped, as much of it as is changed at once. */
function ArchiveDone({ list }: { readonly list: string }) {
  const t = useMessages(listViewMessages);
  const bulkT = useMessages(bulkMessages);
  const changes = useBulkChanges();
  const query = useQueryRoute(listTasks, { list, state: 'closed', limit: most });
  const tasks = query.data?.tasks ?? [];
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={Archive}
      isDisabled={tasks.length === 0}
      onPress={() =>
        void changes.change(
          tasks,
          () => ({ archived: true }),
          (count) => bulkT('didArchive', { count }),
        )
      }
    >
      {t('archiveDone')}
    </Button>
  );
}
