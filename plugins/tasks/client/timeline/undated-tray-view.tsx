import type { IsoDate } from '@kontor/base';
import { usePlace } from '@kontor/plugin-api/client';
import { CalendarSearch, GripVertical, IconButton, Link, useMessages } from '@kontor/ui';
import type { Task } from '../../shared/index.ts';
import { beside } from '../task/task-address.ts';
import { timelineMessages } from './timeline-messages.ts';
import type { Pull } from './use-timeline-changes.ts';

export const undatedKind = 'application/x-kontor-undated-task';

interface UndatedTrayProps {
  readonly tasks: readonly Task[];
  readonly mayEdit: boolean;
  readonly today: IsoDate;
  readonly pull: Pull;
}

/** What stands on no day: dragged to one, or put on today. */
export function UndatedTray({ tasks, mayEdit, today, pull }: UndatedTrayProps) {
  const t = useMessages(timelineMessages);
  const place = usePlace();
  return (
    <section aria-label={t('undated')} className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
      <h2 className="text-sm font-semibold">{t('undated')}</h2>
      {mayEdit && <p className="text-sm text-muted max-md:hidden">{t('undatedHelp')}</p>}
      <ul className="flex flex-wrap gap-2">
        {tasks.map((task) => (
          <li
            key={task.id}
            draggable={mayEdit}
            onDragStart={({ dataTransfer }) => {
              dataTransfer.setData(undatedKind, task.id);
              dataTransfer.setData('text/plain', task.title);
              dataTransfer.effectAllowed = 'move';
            }}
            className="flex max-w-full items-center gap-1 rounded-md border border-border bg-surface ps-1 text-sm"
          >
            {mayEdit && <GripVertical aria-hidden className="size-4 shrink-0 cursor-grab text-muted max-md:hidden" />}
            <Link
              href={beside(place, task.id)}
              variant="quiet"
              className="min-w-0 truncate rounded-sm py-1 ps-1 focus-ring coarse:py-2.5"
            >
              {task.title}
            </Link>
            {mayEdit && (
              <IconButton
                icon={CalendarSearch}
                size="sm"
                label={t('onToday', { title: task.title })}
                onPress={() => pull(task, { dueOn: today }, false)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
