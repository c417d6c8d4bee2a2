import type { IsoDate } from '@kontor/base';
import { CheckCheck, classNames, EmptyState, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { dayNumberOf, isoDateOf } from '../../shared/calendar-days.ts';
import type { Task } from '../../shared/index.ts';
import { QuickAddButton } from '../task/quick-add-view.tsx';
import { TaskRow } from '../task/task-row-view.tsx';
import { tasksMessages } from '../tasks-messages.ts';
import { daysOf, tasksOn, weekNumberOf } from './calendar-model.ts';
import type { CalendarParts } from './calendar-parts.ts';
import { calendarViewMessages } from './calendar-view-messages.ts';
import type { CalendarDays } from './use-calendar-days.ts';

/** The days of a month or week on which something begins or is due, and today, one below the other. */
export function Agenda({ days, ...props }: CalendarParts & { readonly days: CalendarDays }) {
  const t = useMessages(calendarViewMessages);
  const { from, until } = daysOf(days.span, days.day);
  const first = dayNumberOf(from);
  const shown = Array.from({ length: dayNumberOf(until) - first + 1 }, (_day, index) => isoDateOf(first + index))
    .map((day) => ({ day, tasks: beginningOrDue(props.tasks, day) }))
    // Of a week each day has its line to add to.
    .filter(({ day, tasks }) => tasks.length > 0 || day === days.today || days.span === 'week');
  if (shown.length === 0)
    return (
      <EmptyState icon={CheckCheck} title={t('nothing')}>
        {t('nothingHelp')}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-5">
      {shown.map(({ day, tasks }, index) => (
        <AgendaDay
          key={day}
          {...props}
          day={day}
          tasks={tasks}
          isWeekShown={
            days.span === 'month' && weekNumberOf(day) !== weekNumberOf(shown[index - 1]?.day ?? '1970-01-01')
          }
        />
      ))}
    </div>
  );
}

function beginningOrDue(tasks: readonly Task[], day: IsoDate): readonly Task[] {
  return tasksOn(tasks, day).filter(({ startOn, dueOn }) => startOn === day || dueOn === day);
}

function AgendaDay({
  day,
  tasks,
  changes,
  mayFinish,
  today,
  onAdd,
  isWeekShown,
}: CalendarParts & { readonly day: IsoDate; readonly isWeekShown: boolean }) {
  const t = useMessages(calendarViewMessages);
  const tasksT = useMessages(tasksMessages);
  const { language } = useLanguage();
  const { formatDate } = useFormats();
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const title = name.format(new Date(day));
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3
        className={classNames(
          'flex items-baseline justify-between gap-2 px-2 text-sm font-semibold',
          day === today && 'text-accent-text',
        )}
      >
        <span>
          {title}
          {day === today && ` · ${t('today')}`}
        </span>
        {isWeekShown && (
          <span className="text-xs font-normal text-muted">
            {t('weekShort')} {weekNumberOf(day)}
          </span>
        )}
      </h3>
      {tasks.length > 0 && (
        <ul className="flex flex-col gap-px">
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskRow
                task={task}
                changes={changes}
                mayFinish={mayFinish(task)}
                {...(task.dueOn !== null &&
                  task.dueOn !== day && { context: t('until', { day: formatDate(task.dueOn, 'medium') }) })}
              />
            </li>
          ))}
        </ul>
      )}
      {onAdd && <QuickAddButton label={`${tasksT('addTask')}: ${title}`} onAdd={(entry) => onAdd(day, entry)} />}
    </section>
  );
}
