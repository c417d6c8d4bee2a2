import type { MyDayTask } from '../../shared/index.ts';
import { CalendarView } from '../calendar/calendar-view.tsx';
import type { NewEntry } from '../task/quick-add-model.ts';
import type { useTaskChanges } from '../task/use-task-changes.ts';

interface DayCalendarProps {
  readonly tasks: readonly MyDayTask[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly onAdd: (entry: NewEntry) => Promise<boolean>;
}

/** Everything that concerns somebody, by the days on which it is due. */
export function DayCalendar({ tasks, changes, onAdd }: DayCalendarProps) {
  const editable = new Set(tasks.filter(({ mayEdit }) => mayEdit).map(({ task }) => task.id));
  return (
    <CalendarView
      tasks={tasks.map(({ task }) => task)}
      changes={changes}
      mayEdit={({ id }) => editable.has(id)}
      mayFinish={() => true}
      onAdd={onAdd}
    />
  );
}
