import { labelOf, QueryView, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { listSources, type PeopleSource } from '@kontor/schema';
import { Button, EmptyState, Network, Plus, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { DirectoryForm } from './directory-form-view.tsx';
import { DirectoryRow } from './directory-row-view.tsx';
import { sourceMessages } from './source-messages.ts';

const lookAgainMs = 1500;

/** Directories with their state, a form for each, and their runs. */
export function DirectoriesView() {
  const t = useMessages(sourceMessages);
  const query = useQueryRoute(listSources, {});
  const [edited, setEdited] = useState<PeopleSource | 'new'>();
  const isRunning = query.data?.sources.some(({ lastRun }) => lastRun?.state === 'running') ?? false;
  useLookingAgain(isRunning, query.refetch);
  const label = labelOf(sourceMessages, 'addDirectory');
  useScreenCommands([{ id: 'sources.add', label, icon: Plus, run: () => setEdited('new') }]);
  return (
    <section aria-labelledby="directories" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="directories" className="text-lg font-semibold">
          {t('directories')}
        </h2>
        <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
          {t('addDirectory')}
        </Button>
      </div>
      <QueryView query={query}>
        {({ sources }) =>
          sources.length === 0 ? (
            <EmptyState icon={Network} title={t('noDirectories')}>
              {t('noDirectoriesHelp')}
            </EmptyState>
          ) : (
            <ul aria-label={t('directories')} className="divide-y divide-border">
              {sources.map((source) => (
                <DirectoryRow key={source.id} source={source} onEdit={() => setEdited(source)} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {edited !== undefined && (
        <DirectoryForm source={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </section>
  );
}

/** No event tells of the progress: as long as something is under way, the list is fetched again. */
function useLookingAgain(isUnderWay: boolean, look: () => void): void {
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, [isUnderWay, look]);
}
