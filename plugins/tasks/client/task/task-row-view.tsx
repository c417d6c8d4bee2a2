import { usePlace } from '@kontor/plugin-api/client';
import { Avatar, Checkbox, classNames, Flag, Link, ListChecks, MessageSquare, Repeat, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import type { Task } from '../../shared/index.ts';
import { FieldChips } from '../fields/field-chips-view.tsx';
import { tasksMessages } from '../tasks-messages.ts';
import { Due } from './due-view.tsx';
import { beside } from './task-address.ts';
import type { useTaskChanges } from './use-task-changes.ts';
import { useTick } from './use-tick.tsx';
import { WaitsFor } from './waits-for-view.tsx';

type Changes = ReturnType<typeof useTaskChanges>;

interface TaskBoxProps {
  readonly task: Task;
  readonly changes: Changes;
  readonly mayFinish: boolean;
}

/** What ticks a task off, and on again. */
export function TaskBox({ task, changes, mayFinish }: TaskBoxProps) {
  const t = useMessages(tasksMessages);
  const { tick, question } = useTick(task, changes);
  const isOpen = task.state === 'open';
  return (
    <>
      <Checkbox
        aria-label={t(isOpen ? 'finish' : 'reopen', { title: task.title })}
        isSelected={!isOpen}
        isDisabled={!mayFinish}
        onChange={tick}
        className="shrink-0 px-1 py-3 coarse:px-2"
      />
      {question}
    </>
  );
}

interface TaskFactsProps {
  readonly task: Task;
  /** What else to know, first in the second line: its list, for whom it is. */
  readonly context?: ReactNode;
  /** One below the other, where there is little room beside. */
  readonly isNarrow?: boolean;
}

const shownAssignees = 3;

/** What a task is, and what else to know of it. */
export function TaskFacts({ task, context, isNarrow = false }: TaskFactsProps) {
  const t = useMessages(tasksMessages);
  const isOpen = task.state === 'open';
  const steps = task.checklist.length;
  const hasValues = Object.keys(task.values).length > 0;
  const asked = task.assignees.filter(({ answer }) => answer !== 'declined');
  return (
    <span
      className={classNames(
        'flex min-w-0 grow flex-col gap-0.5 py-2',
        !isNarrow && 'sm:flex-row sm:items-center sm:gap-4',
      )}
    >
      <span className="min-w-0 grow">
        <span
          className={classNames(
            'line-clamp-2 [overflow-wrap:anywhere]',
            !isOpen && 'text-muted line-through decoration-1',
          )}
        >
          {task.title}
        </span>
        {(context !== undefined || task.labels.length > 0 || hasValues) && (
          <span className="flex flex-wrap gap-x-2 text-sm text-muted">
            {context}
            {task.labels.map((label) => (
              <span key={label}>#{label}</span>
            ))}
            {hasValues && <FieldChips task={task} />}
          </span>
        )}
      </span>
      <span className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {task.priority > 1 && (
          <span className={classNames('inline-flex items-center gap-1', task.priority === 3 && 'text-danger')}>
            <Flag aria-hidden className="size-3.5" />
            <span className="sr-only">{t('priority')}: </span>
            {t(task.priority === 3 ? 'priority3' : 'priority2')}
          </span>
        )}
        {steps > 0 && (
          <span className="inline-flex items-center gap-1">
            <ListChecks aria-hidden className="size-3.5" />
            <span aria-hidden>
              {task.checklist.filter(({ done }) => done).length}/{steps}
            </span>
            <span className="sr-only">
              {t('checklistDone', { done: task.checklist.filter(({ done }) => done).length, all: steps })}
            </span>
          </span>
        )}
        {task.comments > 0 && (
          <span className="inline-flex items-center gap-1">
            <MessageSquare aria-hidden className="size-3.5" />
            <span aria-hidden>{task.comments}</span>
            <span className="sr-only">{t('comments', { count: task.comments })}</span>
          </span>
        )}
        {task.recurrence !== null && (
          <span className="inline-flex">
            <Repeat aria-hidden className="size-3.5" />
            <span className="sr-only">{t('recurs')}</span>
          </span>
        )}
        {task.waitsFor > 0 && isOpen && <WaitsFor count={task.waitsFor} />}
        <Due task={task} />
        {asked.length > 0 && (
          <span className="inline-flex -space-x-1.5">
            {asked.slice(0, shownAssignees).map(({ subject, name }) => (
              <Avatar
                key={subject.id}
                name={name}
                seed={subject.id}
                size="sm"
                shape={subject.kind === 'person' ? 'round' : 'square'}
              />
            ))}
            <span className="sr-only">
              {t('assignees')}: {asked.map(({ name }) => name).join(', ')}
            </span>
          </span>
        )}
      </span>
    </span>
  );
}

/** A task in a list that opens beside it. */
export function TaskRow({ context, ...box }: TaskBoxProps & Pick<TaskFactsProps, 'context'>) {
  const place = usePlace();
  const { task } = box;
  return (
    <div
      className={classNames(
        'flex min-h-11 items-start gap-1 rounded-md px-2 hover:bg-hover',
        place.search.task === task.id && 'bg-accent-soft',
      )}
    >
      <TaskBox {...box} />
      <Link
        href={beside(place, task.id)}
        variant="quiet"
        className="flex min-w-0 grow rounded-sm focus-ring-inset data-hovered:no-underline"
      >
        <TaskFacts task={task} context={context} />
      </Link>
    </div>
  );
}
