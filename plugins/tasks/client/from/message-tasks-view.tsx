import { type SlotProps, useQueryRoute } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
import { findTasksFrom } from '../../shared/index.ts';
import { fromTexts } from './from-messages.ts';
import { TaskChip } from './task-chip-view.tsx';

/** Below a message: its tasks, for those who see them. All messages of a room share one live copy. */
export function MessageTasks({ path, place }: SlotProps['message.below']) {
  const t = useMessages(fromTexts);
  const tasks = useQueryRoute(findTasksFrom, { place }).data?.tasks.filter(({ source }) => source?.path === path) ?? [];
  if (tasks.length === 0) return null;
  return (
    <ul aria-label={t('tasks')} className="my-1.5 flex flex-col items-start gap-1">
      {tasks.map((task) => (
        <li key={task.id} className="max-w-full">
          <TaskChip task={task} />
        </li>
      ))}
    </ul>
  );
}
