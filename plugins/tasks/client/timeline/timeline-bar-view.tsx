import { useNavigate } from '@kontor/plugin-api/client';
import { classNames, useFormats, useMessages } from '@kontor/ui';
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { isoDateOf } from '../../shared/calendar-days.ts';
import type { Task } from '../../shared/index.ts';
import { timelineMessages } from './timeline-messages.ts';
import { barOf, type DayRange, type Grip, pulled, type TimelineRow } from './timeline-model.ts';
import type { Pull } from './use-timeline-changes.ts';

/** Says the days of a bar, and for what its task waits. */
export function useBarText(rows: readonly TimelineRow[]) {
  const t = useMessages(timelineMessages);
  const { formatDate } = useFormats();
  const ofTasks = rows.filter((row) => row.kind === 'task');
  const titles = new Map(ofTasks.map(({ id, task }) => [id, task.title]));
  const waits = new Map(ofTasks.map(({ id, waitsFor }) => [id, waitsFor]));
  return (task: Task) => {
    const bar = barOf(task);
    const [from, until] = bar ? [bar.from, bar.until].map((day) => formatDate(isoDateOf(day), 'medium')) : ['', ''];
    const { title } = task;
    const named =
      from === until
        ? t('barDay', { title, day: until ?? '' })
        : t('bar', { title, from: from ?? '', until: until ?? '' });
    const before = (waits.get(task.id) ?? []).flatMap((id) => titles.get(id) ?? []);
    return {
      days: from === until ? (until ?? '') : `${from} – ${until}`,
      label: before.length === 0 ? named : `${named}, ${t('waitsFor', { titles: before.join(', ') })}`,
    };
  };
}

interface TimelineBarProps {
  readonly task: Task;
  readonly label: string;
  readonly href: string;
  readonly range: DayRange;
  readonly dayWidth: number;
  readonly isLate: boolean;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  readonly mayEdit: boolean;
  readonly pull: Pull;
}

/** Narrower nobody hits it. */
const leastWidth = 24;

interface Held {
  readonly grip: Grip;
  readonly from: number;
  readonly days: number;
}

/** Moved as a whole or by its ends, by pointer and by keyboard; a click opens the task. */
export function TimelineBar(props: TimelineBarProps) {
  const { task, label, href, range, dayWidth, isLate, isOpen, isCurrent, mayEdit, pull } = props;
  const t = useMessages(timelineMessages);
  const navigate = useNavigate();
  const { formatDate } = useFormats();
  const hint = useId();
  const [held, setHeld] = useState<Held>();
  // What follows a pull is no click.
  const wasMoved = useRef(false);
  const shown = { ...task, ...(held && datesOf(task, pulled(task, held.grip, held.days))) };
  const bar = barOf(shown);
  if (!bar) return null;
  const hold = (grip: Grip) => (event: PointerEvent) => {
    // A finger scrolls.
    if (!mayEdit || event.button !== 0 || event.pointerType === 'touch') return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ grip, from: event.clientX, days: 0 });
  };
  const move = ({ clientX }: PointerEvent) =>
    setHeld((before) => before && { ...before, days: Math.round((clientX - before.from) / dayWidth) });
  const leave = () => {
    wasMoved.current = held !== undefined && held.days !== 0;
    if (held && held.days !== 0) pull(task, pulled(task, held.grip, held.days), false);
    setHeld(undefined);
  };
  const pointer = (grip: Grip) => ({
    onPointerDown: hold(grip),
    onPointerMove: move,
    onPointerUp: leave,
    onPointerCancel: () => setHeld(undefined),
  });
  const slide = (grip: Grip) => (event: KeyboardEvent) => {
    const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 }[event.key];
    if (days === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    pull(task, pulled(task, grip, days), true);
  };
  const end = (grip: 'start' | 'end') => {
    const day = grip === 'start' ? bar.from : bar.until;
    return (
      <span
        role="slider"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={t(grip, { title: task.title })}
        aria-valuenow={day}
        aria-valuemin={range.from}
        aria-valuemax={range.end}
        aria-valuetext={formatDate(isoDateOf(day), 'long')}
        onKeyDown={slide(grip)}
        {...pointer(grip)}
        // Beside the bar, so that each of the three is wide enough to be hit.
        className={classNames(
          'absolute inset-y-0 flex w-6 cursor-ew-resize rounded-sm opacity-0 focus-ring hover:opacity-100 focus-visible:opacity-100',
          grip === 'start' ? '-start-6 justify-end' : '-end-6 justify-start',
        )}
      >
        <span aria-hidden className="my-1 w-1 rounded-full bg-accent-text" />
      </span>
    );
  };
  return (
    <div
      className="absolute top-1.5 h-6"
      style={{
        insetInlineStart: (bar.from - range.from) * dayWidth,
        width: Math.max(leastWidth, (bar.until - bar.from + 1) * dayWidth),
      }}
    >
      <a
        href={href}
        data-bar={task.id}
        tabIndex={isCurrent ? 0 : -1}
        draggable={false}
        aria-label={label}
        {...(mayEdit && { 'aria-describedby': hint })}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          if (!wasMoved.current) navigate(href);
          wasMoved.current = false;
        }}
        onKeyDown={(event) => {
          if (!mayEdit || !event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
          event.preventDefault();
          event.stopPropagation();
          pull(task, pulled(task, 'whole', event.key === 'ArrowLeft' ? -1 : 1), true);
        }}
        {...pointer('whole')}
        className={classNames(
          'block h-full rounded-sm bg-accent-soft ring-1 ring-inset ring-accent-text/60 focus-ring hover:ring-accent-text',
          mayEdit && 'cursor-grab',
          isLate && 'bg-danger-soft ring-danger/60',
          isOpen && 'ring-2 ring-accent-text',
        )}
      />
      {mayEdit && end('start')}
      {mayEdit && end('end')}
      {mayEdit && (
        <span id={hint} hidden>
          {t('keys')}
        </span>
      )}
    </div>
  );
}

function datesOf(task: Task, fields: ReturnType<typeof pulled>): Pick<Task, 'startOn' | 'dueOn'> {
  return { startOn: fields.startOn ?? task.startOn, dueOn: fields.dueOn ?? task.dueOn };
}
