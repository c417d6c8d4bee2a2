import { usePlace } from '@kontor/plugin-api/client';
import { classNames, Link, useMessages } from '@kontor/ui';
import { dayNumberOf } from '../../shared/calendar-days.ts';
import { beside } from '../task/task-address.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { useBarText } from './timeline-bar-view.tsx';
import type { TimelineParts } from './timeline-grid-view.tsx';
import { barOf, rangeOf } from './timeline-model.ts';

/** On phones: one task below the other, with its days in words and as a small bar. */
export function NarrowTimeline({ rows, today }: TimelineParts) {
  const t = useMessages(tasksMessages);
  const place = usePlace();
  const sayBar = useBarText(rows);
  const range = rangeOf(
    rows.flatMap((row) => (row.kind === 'task' ? row.task : [])),
    today,
  );
  const share = (days: number) => `${(days / (range.end - range.from)) * 100}%`;
  return (
    <ul className="flex flex-col gap-1">
      {rows.map((row) => {
        if (row.kind === 'section')
          return (
            <li key={row.id}>
              <h2 className="flex min-h-9 items-center border-b border-border px-2 text-sm font-semibold">
                {row.section?.title ?? t('noSection')}
              </h2>
            </li>
          );
        const bar = barOf(row.task);
        if (!bar) return null;
        const isLate = row.task.state === 'open' && bar.until < dayNumberOf(today);
        return (
          <li key={row.id}>
            <Link
              href={beside(place, row.id)}
              variant="quiet"
              className="flex flex-col gap-1.5 rounded-md px-2 py-2 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
            >
              <span className="[overflow-wrap:anywhere]">{row.task.title}</span>
              <span className={classNames('text-sm', isLate ? 'text-danger' : 'text-muted')}>
                {isLate && `${t('overdue')}: `}
                {sayBar(row.task).days}
              </span>
              <span aria-hidden className="relative h-1.5 rounded-full bg-hover">
                <span
                  className={classNames('absolute h-full min-w-1.5 rounded-full', isLate ? 'bg-danger' : 'bg-accent')}
                  style={{
                    insetInlineStart: share(Math.max(0, bar.from - range.from)),
                    width: share(bar.until - bar.from + 1),
                  }}
                />
                <span
                  className="absolute -top-0.5 h-2.5 w-px bg-text"
                  style={{ insetInlineStart: share(dayNumberOf(today) - range.from) }}
                />
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
