import { QueryView, usePlace } from '@kontor/plugin-api/client';
import { SidePanel, SkeletonForm, useMessages } from '@kontor/ui';
import { tasksMessages } from '../tasks-messages.ts';
import { TaskDetails } from './task-details-view.tsx';
import { useOpenedTask } from './use-opened-task.ts';

/** A task beside the list that it was opened from. */
export function TaskPanel({ task }: { readonly task: string }) {
  const t = useMessages(tasksMessages);
  const { setSearch } = usePlace();
  const query = useOpenedTask(task);
  return (
    <SidePanel title={t('details')} closeLabel={t('close')} onClose={() => setSearch({ task: undefined })}>
      <QueryView query={query} waiting={<SkeletonForm />}>
        {(opened) => <TaskDetails opened={opened} onGone={() => setSearch({ task: undefined })} />}
      </QueryView>
    </SidePanel>
  );
}
