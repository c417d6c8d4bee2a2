import type { IsoDate } from '@kontor/base';
import { useNavigate } from '@kontor/plugin-api/client';
import { classNames, Flag, useFormats, useMessages } from '@kontor/ui';
import { type DragEvent, useId } from 'react';
import { dayNumberOf, isoDateOf } from '../../shared/calendar-days.ts';
import type { Segment } from './calendar-model.ts';
import { calendarViewMessages } from './calendar-view-messages.ts';

const kind = 'application/x-kontor-calendar-task';

/** What is dragged: the task, and the day of its stretch by which it is held. */
interface Dragged {
  readonly task: string;
  readonly day: IsoDate;
}

export function isTaskDragged({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(kind);
}

export function draggedTask({ dataTransfer }: DragEvent): Dragged | undefined {
  const [task, day] = dataTransfer.getData(kind).split(' ');
  return task && day ? { task, day } : undefined;
}

interface CalendarChipProps {
  readonly segment: Segment;
  /** The day in whose cell it begins. */
  readonly firstDay: IsoDate;
  readonly top: string;
  readonly href: string;
  readonly isOpen: boolean;
  readonly tabIndex: number;
  readonly today: IsoDate;
  readonly mayEdit: boolean;
}

/** A task in the grid, as long as it lasts in this week. */
export function CalendarChip({ segment, firstDay, top, href, isOpen, tabIndex, today, mayEdit }: CalendarChipProps) {
  const t = useMessages(calendarViewMessages);
  const navigate = useNavigate();
  const { formatDate } = useFormats();
  const hint = useId();
  const { task, length, goesBefore, goesOn } = segment;
  const isOpenTask = task.state === 'open';
  const isLate = isOpenTask && task.dueOn !== null && task.dueOn < today;
  const due = formatDate(task.dueOn ?? firstDay, 'medium');
  const when =
    task.startOn === null || task.startOn === task.dueOn
      ? t('due', { day: due })
      : t('runs', { from: formatDate(task.startOn, 'medium'), until: due });
  function hold(event: DragEvent<HTMLAnchorElement>) {
    if (!mayEdit) return event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const held = Math.floor(((event.clientX - box.left) / box.width) * length);
    const day = isoDateOf(dayNumberOf(firstDay) + Math.min(length - 1, Math.max(0, held)));
    event.dataTransfer.setData(kind, `${task.id} ${day}`);
    event.dataTransfer.setData('text/plain', task.title);
    event.dataTransfer.effectAllowed = 'move';
  }
  return (
    <a
      href={href}
      data-task={task.id}
      data-due={task.dueOn}
      tabIndex={tabIndex}
      draggable={mayEdit}
      onDragStart={hold}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        navigate(href);
      }}
      title={task.title}
      {...(mayEdit && { 'aria-describedby': hint })}
      style={{ top, width: `calc(${length * 100}% + ${length - 1}px - 4px)` }}
      className={classNames(
        'absolute start-0.5 z-10 flex h-6 items-center gap-1 overflow-hidden px-1.5 text-xs text-text no-underline ring-1 ring-inset ring-control/40 focus-ring-inset',
        'bg-accent-soft hover:ring-control',
        goesBefore ? 'rounded-s-none' : 'rounded-s-sm',
        goesOn ? 'rounded-e-none' : 'rounded-e-sm',
        isLate && 'bg-danger-soft',
        isOpen && 'ring-2 ring-accent-text',
      )}
    >
      {isLate && <span className="sr-only">{t('overdue')}: </span>}
      {task.priority === 3 && <Flag aria-hidden className="size-3 shrink-0 text-danger" />}
      {task.dueTime !== null && <span className="shrink-0 tabular-nums text-muted">{task.dueTime}</span>}
      <span className={classNames('truncate', !isOpenTask && 'text-muted line-through')}>{task.title}</span>
      <span className="sr-only">, {when}</span>
      {mayEdit && (
        <span id={hint} hidden>
          {t('keys')}
        </span>
      )}
    </a>
  );
}
