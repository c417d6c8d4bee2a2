import { CircleCheck, classNames, Link, ListTodo, useMessages } from '@kontor/ui';
import { type Task, taskPath } from '../../shared/index.ts';
import { Due } from '../task/due-view.tsx';
import { fromTexts } from './from-messages.ts';

interface TaskChipProps {
  readonly task: Task;
  /** What it is stands beside it. */
  readonly isTitleHidden?: boolean;
}

/** A task where it came from: how far it is, what it is, for whom and until when; it leads to the task. */
export function TaskChip({ task, isTitleHidden = false }: TaskChipProps) {
  const t = useMessages(fromTexts);
  const isOpen = task.state === 'open';
  const Sign = isOpen ? ListTodo : CircleCheck;
  const names = task.assignees.filter(({ answer }) => answer !== 'declined').map(({ name }) => name);
  return (
    <Link
      href={taskPath(task.id)}
      variant="quiet"
      className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-0.5 rounded-md border border-border bg-surface px-2 py-1 text-sm focus-ring data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
    >
      <span
        className={classNames(
          'inline-flex shrink-0 items-center gap-1 font-medium',
          task.state === 'done' ? 'text-success' : 'text-muted',
        )}
      >
        <Sign aria-hidden className="size-4" />
        {t(`state.${task.state}`)}
      </span>
      <span className={isTitleHidden ? 'sr-only' : classNames('min-w-0 truncate', !isOpen && 'text-muted')}>
        {task.title}
      </span>
      {names.length > 0 && <span className="min-w-0 truncate text-muted">{names.join(', ')}</span>}
      {isOpen && task.dueOn !== null && (
        <span className="text-muted">
          <Due task={task} />
        </span>
      )}
    </Link>
  );
}
