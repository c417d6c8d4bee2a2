import type { IsoDate } from '@kontor/base';
import { usePlace } from '@kontor/plugin-api/client';
import { Dialog, useFormats, useMessages } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { QuickAdd } from '../task/quick-add-view.tsx';
import { TaskRow } from '../task/task-row-view.tsx';
import { tasksOn } from './calendar-model.ts';
import type { CalendarParts } from './calendar-parts.ts';
import { calendarViewMessages } from './calendar-view-messages.ts';

/** All of a day, and a line to add to it. */
export function DayDialog({
  day,
  tasks,
  changes,
  mayFinish,
  onAdd,
  onClose,
}: CalendarParts & { readonly day: IsoDate; readonly onClose: () => void }) {
  const t = useMessages(calendarViewMessages);
  const { formatDate } = useFormats();
  const { search } = usePlace();
  const before = useRef(search.task);
  // A task that is opened from here stands beside the calendar.
  useEffect(() => {
    if (search.task !== before.current) onClose();
  }, [search.task, onClose]);
  const there = tasksOn(tasks, day);
  const long = formatDate(day, 'long');
  return (
    <Dialog title={long} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        {there.length === 0 ? (
          <p className="text-sm text-muted">{t('nothing')}</p>
        ) : (
          <ul className="flex flex-col gap-px">
            {there.map((task) => (
              <li key={task.id}>
                <TaskRow task={task} changes={changes} mayFinish={mayFinish(task)} />
              </li>
            ))}
          </ul>
        )}
        {onAdd && <QuickAdd label={t('addOn', { day: long })} autoFocus onAdd={(entry) => onAdd(day, entry)} />}
      </div>
    </Dialog>
  );
}
