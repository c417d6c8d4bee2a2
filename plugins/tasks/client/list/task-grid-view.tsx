import { usePlace } from '@kontor/plugin-api/client';
import { classNames, GripVertical, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import type { Task } from '../../shared/index.ts';
import { beside } from '../task/task-address.ts';
import { TaskBox, TaskFacts } from '../task/task-row-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { useTaskDrop } from './use-task-drop.tsx';

interface TaskGridProps {
  readonly label: string;
  readonly section: string | null;
  readonly tasks: readonly Task[];
  /** All that can be dragged here, from whichever section. */
  readonly all: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
  readonly isBoard: boolean;
}

/** The tasks of one section: opened, ticked off, and put elsewhere by pointer, keyboard and screen reader. */
export function TaskGrid({ label, section, tasks, all, changes, mayEdit, isBoard }: TaskGridProps) {
  const t = useMessages(tasksMessages);
  const place = usePlace();
  const { dragAndDropHooks } = useTaskDrop({ section, tasks, all, changes });
  return (
    <GridList
      aria-label={label}
      items={tasks}
      keyboardNavigationBehavior="tab"
      {...(mayEdit && { dragAndDropHooks })}
      className={classNames(
        'flex flex-col outline-none data-drop-target:rounded-md data-drop-target:bg-accent-soft data-empty:min-h-9',
        isBoard ? 'gap-2' : 'gap-px',
      )}
    >
      {(task) => (
        <GridListItem
          textValue={task.title}
          href={beside(place, task.id)}
          className={classNames(
            'group/task flex min-h-11 cursor-pointer items-start gap-1 rounded-md px-2 focus-ring-inset data-dragging:opacity-50 data-hovered:bg-hover',
            isBoard && 'border border-border bg-surface shadow-low',
            place.search.task === task.id && 'bg-accent-soft',
          )}
        >
          {mayEdit && (
            <Button
              slot="drag"
              aria-label={t('drag', { title: task.title })}
              className="-ms-2 flex h-11 w-5 shrink-0 cursor-grab items-center justify-center rounded-sm text-muted opacity-0 focus-ring group-data-focus-visible-within/task:opacity-100 group-data-hovered/task:opacity-100 data-focus-visible:opacity-100 coarse:hidden"
            >
              <GripVertical aria-hidden className="size-4" />
            </Button>
          )}
          <TaskBox task={task} changes={changes} mayFinish={mayEdit} />
          <TaskFacts task={task} isNarrow={isBoard} />
        </GridListItem>
      )}
    </GridList>
  );
}
