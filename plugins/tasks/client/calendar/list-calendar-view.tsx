import { QueryView } from '@kontor/plugin-api/client';
import { Banner, SkeletonList, useMessages } from '@kontor/ui';
import { useDatedTasks } from '../filters/use-dated-tasks.ts';
import type { ListPartProps } from '../list/open-tasks-view.tsx';
import type { NewEntry } from '../task/quick-add-model.ts';
import { weeksOf } from './calendar-model.ts';
import { CalendarView } from './calendar-view.tsx';
import { calendarViewMessages } from './calendar-view-messages.ts';
import { useCalendarDays } from './use-calendar-days.ts';

/** The open tasks of a list by the days on which they are due. */
export function ListCalendar({ list, changes, mayEdit, filter }: ListPartProps) {
  const t = useMessages(calendarViewMessages);
  const { span, day } = useCalendarDays();
  const weeks = weeksOf(span, day);
  const shown = { from: weeks[0]?.[0] ?? day, until: weeks.at(-1)?.at(-1) ?? day };
  const query = useDatedTasks(list.id, filter, shown);
  const add = async (entry: NewEntry) => (await changes.create({ ...entry, list: list.id })) !== 'refused';
  return (
    <div className="flex flex-col gap-3 pt-2">
      <QueryView query={query} waiting={<SkeletonList rows={8} />}>
        {({ tasks, total }) => {
          const undated = tasks.filter(({ dueOn }) => dueOn === null).length;
          return (
            <>
              {total > tasks.length && <Banner>{t('tooMany')}</Banner>}
              <CalendarView
                tasks={tasks}
                changes={changes}
                mayEdit={() => mayEdit}
                mayFinish={() => mayEdit}
                onAdd={mayEdit ? add : undefined}
              />
              {undated > 0 && <p className="text-sm text-muted">{t('undated', { count: undated })}</p>}
            </>
          );
        }}
      </QueryView>
    </div>
  );
}
