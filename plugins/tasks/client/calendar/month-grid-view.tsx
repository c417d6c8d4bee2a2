import type { IsoDate } from '@kontor/base';
import { usePlace } from '@kontor/plugin-api/client';
import { classNames, IconButton, Plus, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { dayNumberOf } from '../../shared/calendar-days.ts';
import { beside } from '../task/task-address.ts';
import { useSpanTitle } from './calendar-bar-view.tsx';
import { CalendarChip, draggedTask, isTaskDragged } from './calendar-chip-view.tsx';
import { dayAfterKey, hiddenOn, layOut, type Segment, tasksOn, weekNumberOf, weeksOf } from './calendar-model.ts';
import type { CalendarParts } from './calendar-parts.ts';
import { calendarViewMessages } from './calendar-view-messages.ts';
import type { CalendarDays } from './use-calendar-days.ts';

type GridProps = CalendarParts & { readonly days: CalendarDays };

/** Rows below the number of a day; in a month the rest is behind "+3". */
const lanesOfMonth = 3;
const laneHeight = 1.625;
const headHeight = 2;

/**
 * Seven days side by side. One stop for the Tab key: arrows, Home, End and the page keys go from day to day, Enter opens
 * the day, Tab goes to its tasks; there Shift and the arrows put a task on another day.
 */
export function MonthGrid(props: GridProps) {
  const { days, tasks, onMove, mayEdit } = props;
  const { day, span, setDay } = days;
  const t = useMessages(calendarViewMessages);
  const { language } = useLanguage();
  const grid = useRef<HTMLTableElement>(null);
  const title = useSpanTitle(days);
  const weeks = weeksOf(span, day);
  const wanted = useRef<{ readonly selector: string; isReached: boolean }>(undefined);
  const want = (selector: string) => {
    wanted.current = { selector, isReached: false };
  };
  // A task that goes to another day is another element there, and may go back and forth until the server has spoken.
  useEffect(() => {
    const now = wanted.current;
    const found = now && grid.current?.querySelector<HTMLElement>(now.selector);
    if (!now || !found || (now.isReached && document.activeElement !== document.body)) return;
    now.isReached = true;
    found.focus();
  });
  function goByKey(event: KeyboardEvent) {
    if (event.key === 'Shift') return;
    if (
      event.defaultPrevented ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      !(event.target instanceof HTMLElement)
    )
      return;
    wanted.current = undefined;
    const id = event.target.dataset.task;
    const task = id === undefined ? undefined : tasks.find((each) => each.id === id);
    if (task) {
      const to =
        event.shiftKey && mayEdit(task) && task.dueOn !== null ? dayAfterKey(event.key, task.dueOn) : undefined;
      if (to === undefined || task.dueOn === null || !event.key.startsWith('Arrow')) return;
      event.preventDefault();
      onMove(task, dayNumberOf(to) - dayNumberOf(task.dueOn), true);
      setDay(to);
      // Not before it stands there.
      want(`[data-task="${task.id}"][data-due="${to}"]`);
      return;
    }
    if (event.target.dataset.day === undefined) return;
    const to = dayAfterKey(event.key, event.target.dataset.day);
    if (to !== undefined && !event.shiftKey) {
      event.preventDefault();
      setDay(to);
      want(`[data-day="${to}"]`);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      props.onOpenDay(event.target.dataset.day);
    }
  }
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const longName = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <div className="overflow-hidden rounded-lg border border-border">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which arrows go from cell to cell is a grid
        role="grid"
        aria-label={title}
        onKeyDown={goByKey}
        onPointerDown={() => {
          wanted.current = undefined;
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) wanted.current = undefined;
        }}
        className="w-full table-fixed border-collapse text-sm outline-none"
      >
        <thead className="bg-sunken text-xs text-muted">
          <tr>
            <th scope="col" className="w-10 p-1.5 text-center font-medium">
              {t('weekShort')}
            </th>
            {weeks[0]?.map((each) => (
              <th
                key={each}
                scope="col"
                aria-label={longName.format(new Date(each))}
                className="border-s border-border p-1.5 text-start font-medium"
              >
                {name.format(new Date(each))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <Week key={week[0]} {...props} week={week} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Week({ week, ...props }: GridProps & { readonly week: readonly IsoDate[] }) {
  const t = useMessages(calendarViewMessages);
  const { tasks, days } = props;
  const segments = layOut(week, tasks);
  const isMonth = days.span === 'month';
  const most = segments.reduce((lanes, { lane }) => Math.max(lanes, lane + 1), 0);
  const lanes = isMonth ? lanesOfMonth : most;
  const number = weekNumberOf(week[0] ?? days.day);
  // One row more than lanes: for what finds no place.
  const rows = Math.max(isMonth ? 2 : 12, Math.min(most, lanes + 1));
  const height = `${headHeight + laneHeight * rows + 0.25}rem`;
  return (
    <tr className="border-t border-border" style={{ height }}>
      <th
        scope="row"
        aria-label={t('weekLong', { week: number })}
        className="bg-sunken p-1.5 text-center align-top text-xs font-normal text-muted"
      >
        {number}
      </th>
      {week.map((day, index) => (
        <Day
          key={day}
          {...props}
          day={day}
          index={index}
          segments={segments}
          lanes={lanes}
          currentIndex={week.indexOf(days.day)}
        />
      ))}
    </tr>
  );
}

interface DayProps extends GridProps {
  readonly day: IsoDate;
  /** Monday is 0. */
  readonly index: number;
  readonly segments: readonly Segment[];
  readonly lanes: number;
  /** Where in this week the day is at which the keyboard is; -1: in another. */
  readonly currentIndex: number;
}

function Day({ day, index, segments, lanes, currentIndex, ...props }: DayProps) {
  const { tasks, days, today, onMove, onOpenDay, onAdd, mayEdit } = props;
  const t = useMessages(calendarViewMessages);
  const place = usePlace();
  const { formatDate } = useFormats();
  const [isOver, setOver] = useState(false);
  const isCurrent = day === days.day;
  const hidden = hiddenOn(segments, index, lanes);
  const long = formatDate(day, 'long');
  const isOutside = days.span === 'month' && day.slice(0, 7) !== days.day.slice(0, 7);
  const tabIndex = isCurrent ? 0 : -1;
  function drop(event: DragEvent) {
    setOver(false);
    const dragged = draggedTask(event);
    const task = tasks.find(({ id }) => id === dragged?.task);
    if (!dragged || !task || !mayEdit(task)) return;
    event.preventDefault();
    onMove(task, dayNumberOf(day) - dayNumberOf(dragged.day), false);
  }
  return (
    <td
      data-day={day}
      tabIndex={tabIndex}
      {...(day === today && { 'aria-current': 'date' as const })}
      onFocus={({ target, currentTarget }) => target === currentTarget && !isCurrent && days.setDay(day)}
      onDragOver={(event) => {
        if (!isTaskDragged(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onDoubleClick={() => onOpenDay(day)}
      className={classNames(
        'group/day relative border-s align-top border-border focus-ring-inset',
        index > 4 && 'bg-sunken',
        isOver && 'bg-accent-soft outline-2 -outline-offset-2 outline-accent-text',
      )}
    >
      <div className="flex h-8 items-center justify-between ps-1.5 pe-0.5">
        <span className="sr-only">{t('dayLabel', { day: long, count: tasksOn(tasks, day).length })}</span>
        <span
          aria-hidden
          className={classNames(
            'flex size-6 items-center justify-center rounded-full text-xs tabular-nums',
            isOutside && 'text-muted',
            day === today && 'bg-accent font-semibold text-on-accent',
          )}
        >
          {Number(day.slice(8))}
        </span>
        {onAdd && (
          <IconButton
            icon={Plus}
            size="sm"
            label={t('addOn', { day: long })}
            excludeFromTabOrder={!isCurrent}
            className="opacity-0 group-focus-within/day:opacity-100 group-hover/day:opacity-100"
            onPress={() => onOpenDay(day)}
          />
        )}
      </div>
      {segments
        .filter(({ first, lane }) => first === index && lane < lanes)
        .map((segment) => (
          <CalendarChip
            key={segment.task.id}
            segment={segment}
            firstDay={day}
            top={`${headHeight + segment.lane * laneHeight}rem`}
            href={beside(place, segment.task.id)}
            isOpen={place.search.task === segment.task.id}
            tabIndex={currentIndex >= segment.first && currentIndex < segment.first + segment.length ? 0 : -1}
            today={today}
            mayEdit={mayEdit(segment.task)}
          />
        ))}
      {hidden > 0 && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t('moreOn', { count: hidden, day: long })}
          onClick={() => onOpenDay(day)}
          style={{ top: `${headHeight + lanes * laneHeight}rem` }}
          className="absolute inset-x-0.5 h-6 truncate rounded-sm px-1 text-start text-xs text-muted focus-ring-inset hover:bg-hover"
        >
          {t('more', { count: hidden })}
        </button>
      )}
    </td>
  );
}
