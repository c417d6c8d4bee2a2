import { useMessages } from '@kontor/ui';
import type { MyDayTask } from '../../shared/index.ts';
import { todayHere } from '../task/due-model.ts';
import { TaskRow } from '../task/task-row-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { groupDay } from './day-groups.ts';

interface DayTasksProps {
  readonly tasks: readonly MyDayTask[];
  readonly changes: ReturnType<typeof useTaskChanges>;
}

/** What is to be done, the most pressing first. */
export function DayTasks({ tasks, changes }: DayTasksProps) {
  const t = useMessages(tasksMessages);
  return groupDay(tasks, todayHere()).map((part) => (
    <section key={part.group} aria-label={t(part.group)} className="flex flex-col gap-1">
      <h2 className="px-2 text-sm font-semibold">{t(part.group)}</h2>
      <ul className="flex flex-col gap-px">
        {part.tasks.map((each) => (
          <li key={each.task.id}>
            <TaskRow task={each.task} changes={changes} mayFinish context={<Because {...each} />} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Because({ because, list }: MyDayTask) {
  const t = useMessages(tasksMessages);
  return (
    <>
      {because.kind === 'org-unit' && <span>{t('forOffice', { name: because.name })}</span>}
      {because.kind === 'substitute' && <span>{t('asSubstitute', { name: because.name })}</span>}
      {list && <span>{list.title}</span>}
    </>
  );
}
