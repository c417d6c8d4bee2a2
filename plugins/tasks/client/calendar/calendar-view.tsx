import type { IsoDate } from '@kontor/base';
import { useAnnouncer } from '@kontor/plugin-api/client';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import type { Task } from '../../shared/index.ts';
import { inverseOf, movedBy } from '../bulk/task-move.ts';
import { Agenda } from './agenda-view.tsx';
import { CalendarBar } from './calendar-bar-view.tsx';
import type { CalendarParts, CalendarProps } from './calendar-parts.ts';
import { calendarViewMessages } from './calendar-view-messages.ts';
import { DayDialog } from './day-dialog-view.tsx';
import { MonthGrid } from './month-grid-view.tsx';
import { useCalendarDays } from './use-calendar-days.ts';
import { useNarrow } from './use-narrow.ts';

/** Tasks on the days on which they are due: a month or a week as a grid, on phones day by day. */
export function CalendarView({ tasks, changes, mayEdit, mayFinish, onAdd }: CalendarProps) {
  const t = useMessages(calendarViewMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const say = useAnnouncer();
  const days = useCalendarDays();
  const isNarrow = useNarrow();
  const [opened, setOpened] = useState<IsoDate>();
  function move(task: Task, by: number, isByKey: boolean) {
    if (by === 0 || task.dueOn === null) return;
    const fields = movedBy(task, by);
    const moved = { ...task, startOn: fields.startOn ?? task.startOn, dueOn: fields.dueOn ?? task.dueOn };
    void changes.change(task, fields);
    const text = t('movedTo', { title: task.title, day: formatDate(moved.dueOn ?? task.dueOn, 'long') });
    if (isByKey) say(text);
    else toast.showUndo(text, () => void changes.change(moved, inverseOf(task, fields)));
  }
  const parts: CalendarParts = {
    tasks,
    changes,
    mayEdit,
    mayFinish,
    today: days.today,
    onAdd: onAdd && ((day, entry) => onAdd({ dueOn: day, ...entry })),
    onOpenDay: setOpened,
    onMove: move,
  };
  return (
    <div className="flex flex-col gap-3">
      <CalendarBar days={days} />
      {isNarrow ? <Agenda {...parts} days={days} /> : <MonthGrid {...parts} days={days} />}
      {opened !== undefined && <DayDialog {...parts} day={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
