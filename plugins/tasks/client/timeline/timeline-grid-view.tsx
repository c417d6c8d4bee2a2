import type { IsoDate } from '@kontor/base';
import { usePlace } from '@kontor/plugin-api/client';
import { classNames, useLanguage, useMessages } from '@kontor/ui';
import {
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { dayNumberOf, isoDateOf } from '../../shared/calendar-days.ts';
import type { Task, TaskList } from '../../shared/index.ts';
import { weekNumberOf } from '../calendar/calendar-model.ts';
import { beside } from '../task/task-address.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { DependencyLines } from './dependency-lines-view.tsx';
import { TimelineBar, useBarText } from './timeline-bar-view.tsx';
import { timelineMessages } from './timeline-messages.ts';
import {
  barOf,
  type DayRange,
  dayWidths,
  monthsIn,
  rangeOf,
  type TimelineRow,
  weeksIn,
  type Zoom,
} from './timeline-model.ts';
import { undatedKind } from './undated-tray-view.tsx';
import { useRowsInView } from './use-rows-in-view.ts';
import type { Pull } from './use-timeline-changes.ts';

export interface TimelineParts {
  readonly list: TaskList;
  readonly rows: readonly TimelineRow[];
  readonly today: IsoDate;
  readonly mayEdit: boolean;
  readonly pull: Pull;
}

interface TimelineGridProps extends TimelineParts {
  readonly tasks: readonly Task[];
  readonly zoom: Zoom;
  readonly goToToday: RefObject<(() => void) | undefined>;
}

export const rowHeight = 36;
const headHeight = 52;
const titleWidth = 208;

/** Bars along the days; only the rows in view exist. One stop for the Tab key, arrows go from row to row. */
export function TimelineGrid(props: TimelineGridProps) {
  const { list, rows, tasks, today, mayEdit, pull, zoom, goToToday } = props;
  const t = useMessages(timelineMessages);
  const box = useRef<HTMLDivElement>(null);
  const range = rangeOf(tasks, today);
  const dayWidth = dayWidths[zoom];
  const width = (range.end - range.from) * dayWidth;
  const todayAt = (dayNumberOf(today) - range.from) * dayWidth;
  const view = useRowsInView(box, { count: rows.length, rowHeight });
  const [current, setCurrent] = useState<string>();
  const [wanted, setWanted] = useState<string>();
  const taskRows = rows.filter((row) => row.kind === 'task');
  const currentId = taskRows.some(({ id }) => id === current) ? current : taskRows[0]?.id;
  const sayBar = useBarText(rows);
  useLayoutEffect(() => {
    const go = () => box.current?.scrollTo({ left: Math.max(0, todayAt - 160) });
    goToToday.current = go;
    go();
  }, [todayAt, goToToday]);
  useEffect(() => {
    if (wanted === undefined) return;
    const found = box.current?.querySelector<HTMLElement>(`[data-bar="${wanted}"]`);
    if (!found) return;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    setWanted(undefined);
  });
  function goByKey(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -taskRows.length, End: taskRows.length }[
      event.key
    ];
    if (step === undefined || event.shiftKey || event.defaultPrevented) return;
    const at = taskRows.findIndex(({ id }) => id === currentId);
    const next = taskRows[Math.max(0, Math.min(taskRows.length - 1, at + step))];
    if (!next) return;
    event.preventDefault();
    view.show(rows.indexOf(next));
    setCurrent(next.id);
    setWanted(next.id);
  }
  function drop(event: DragEvent) {
    const task = tasks.find(({ id }) => id === event.dataTransfer.getData(undatedKind));
    const left = box.current?.getBoundingClientRect().left ?? 0;
    const at = event.clientX - left + (box.current?.scrollLeft ?? 0) - titleWidth;
    if (!task || at < 0) return;
    event.preventDefault();
    pull(task, { dueOn: isoDateOf(range.from + Math.floor(at / dayWidth)) }, false);
  }
  return (
    <div
      ref={box}
      onScroll={view.onScroll}
      data-along-time
      className="max-h-[calc(100dvh-18rem)] min-h-64 overflow-auto rounded-lg border border-border text-sm"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: of its rows only those in view exist, which a table's layout does not bear */}
      <div
        role="grid"
        aria-label={t('timeline', { list: list.title })}
        aria-rowcount={rows.length + 1}
        tabIndex={-1}
        onKeyDown={goByKey}
        onDragOver={(event) => mayEdit && event.dataTransfer.types.includes(undatedKind) && event.preventDefault()}
        onDrop={drop}
        className="relative outline-none"
        style={{ width: titleWidth + width, height: headHeight + Math.max(rows.length, 3) * rowHeight }}
      >
        <TimelineHead range={range} dayWidth={dayWidth} zoom={zoom} />
        <div
          aria-hidden
          className="pointer-events-none absolute bottom-0 z-10 w-px bg-danger"
          style={{ top: headHeight, insetInlineStart: titleWidth + todayAt + dayWidth / 2 }}
        />
        <DependencyLines
          rows={rows}
          range={range}
          dayWidth={dayWidth}
          from={view.from}
          until={view.until}
          offset={{ left: titleWidth, top: headHeight, rowHeight }}
        />
        {rows.slice(view.from, view.until).map((row, index) => (
          <Row
            key={row.id}
            {...props}
            row={row}
            index={view.from + index}
            range={range}
            dayWidth={dayWidth}
            isCurrent={row.id === currentId}
            onFocus={() => setCurrent(row.id)}
            label={row.kind === 'task' ? sayBar(row.task).label : ''}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps extends TimelineGridProps {
  readonly row: TimelineRow;
  readonly index: number;
  readonly range: DayRange;
  readonly dayWidth: number;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly label: string;
}

function Row({ row, index, range, dayWidth, isCurrent, onFocus, label, today, mayEdit, pull }: RowProps) {
  const t = useMessages(tasksMessages);
  const place = usePlace();
  const isSection = row.kind === 'section';
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={-1}
      onFocus={onFocus}
      style={{ top: headHeight + index * rowHeight, height: rowHeight }}
      className="absolute inset-x-0 flex border-b border-border/60 outline-none"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div
        role="rowheader"
        tabIndex={-1}
        style={{ width: titleWidth }}
        className={classNames(
          'sticky start-0 z-20 flex shrink-0 items-center border-e border-border bg-surface px-2 outline-none',
          isSection && 'font-semibold',
        )}
      >
        {row.kind === 'section' ? (
          <span className="truncate">{row.section?.title ?? t('noSection')}</span>
        ) : (
          // The bar is the one that the keyboard reaches.
          <a
            href={beside(place, row.id)}
            tabIndex={-1}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              place.navigate(beside(place, row.id));
            }}
            className={classNames(
              'min-w-0 truncate rounded-sm focus-ring hover:underline',
              row.task.state !== 'open' && 'text-muted line-through',
            )}
          >
            {row.task.title}
          </a>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div role="gridcell" tabIndex={-1} className="relative grow outline-none">
        {row.kind === 'task' && (
          <TimelineBar
            task={row.task}
            label={label}
            href={beside(place, row.id)}
            range={range}
            dayWidth={dayWidth}
            isLate={row.task.state === 'open' && (barOf(row.task)?.until ?? 0) < dayNumberOf(today)}
            isOpen={place.search.task === row.id}
            isCurrent={isCurrent}
            mayEdit={mayEdit}
            pull={pull}
          />
        )}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly range: DayRange;
  readonly dayWidth: number;
  readonly zoom: Zoom;
}

/** Months, and below them calendar weeks. */
function TimelineHead({ range, dayWidth, zoom }: HeadProps) {
  const t = useMessages(timelineMessages);
  const { language } = useLanguage();
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weeks = weeksIn(range);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      className="sticky top-0 z-30 flex bg-sunken text-xs text-muted outline-none"
      style={{ height: headHeight }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div
        role="columnheader"
        tabIndex={-1}
        style={{ width: titleWidth }}
        className="sticky start-0 z-10 flex shrink-0 items-end border-e border-border bg-sunken p-2 font-medium outline-none"
      >
        {t('task')}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div role="columnheader" tabIndex={-1} className="relative grow outline-none">
        <span className="sr-only">{t('time')}</span>
        {monthsIn(range).map(({ from, length }) => (
          <span
            aria-hidden
            key={from}
            style={{ insetInlineStart: (from - range.from) * dayWidth, width: length * dayWidth }}
            className="absolute top-0 h-6.5 truncate border-s border-border px-1.5 py-1 font-medium"
          >
            {length * dayWidth > 60 && month.format(new Date(isoDateOf(from)))}
          </span>
        ))}
        {weeks.map(({ from }) => (
          <span
            aria-hidden
            key={from}
            style={{ insetInlineStart: (from - range.from) * dayWidth, width: 7 * dayWidth }}
            className="absolute bottom-0 h-6.5 truncate border-s border-border px-1.5 py-1"
          >
            {zoom === 'weeks'
              ? `${t('week', { week: weekNumberOf(isoDateOf(from)) })} · ${Number(isoDateOf(from).slice(8))}.`
              : weekNumberOf(isoDateOf(from))}
          </span>
        ))}
      </div>
    </div>
  );
}
