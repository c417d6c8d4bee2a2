import { useMessages } from '@kontor/ui';
import type { Task } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { QuickAdd } from './quick-add-view.tsx';
import { TaskRow } from './task-row-view.tsx';
import type { useTaskChanges } from './use-task-changes.ts';

interface PartsProps {
  readonly task: Task;
  readonly parts: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
}

/** Tasks within a task. */
export function Parts({ task, parts, changes, mayEdit }: PartsProps) {
  const t = useMessages(tasksMessages);
  if (!mayEdit && parts.length === 0) return null;
  return (
    <section aria-label={t('parts')} className="flex flex-col gap-1">
      <h2 className="text-sm font-medium">{t('parts')}</h2>
      <ul className="-mx-2 flex flex-col gap-px">
        {parts.map((part) => (
          <li key={part.id}>
            <TaskRow task={part} changes={changes} mayFinish={mayEdit} />
          </li>
        ))}
      </ul>
      {mayEdit && (
        <QuickAdd
          label={t('addPart')}
          onAdd={async (entry) => (await changes.create({ ...entry, list: task.list, parent: task.id })) !== 'refused'}
        />
      )}
    </section>
  );
}
