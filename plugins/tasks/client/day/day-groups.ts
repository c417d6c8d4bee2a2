import { addDays, type IsoDate } from '@kontor/base';
import { compareMyDay, type DayGroup, dayGroupOf, dayGroups, type MyDayTask } from '../../shared/index.ts';

/** The tasks of a day under their headings, each in order; headings without tasks are left out. */
export function groupDay(
  tasks: readonly MyDayTask[],
  today: IsoDate,
): readonly { readonly group: DayGroup; readonly tasks: readonly MyDayTask[] }[] {
  const weekEnd = addDays(today, 6);
  const grouped = Map.groupBy([...tasks].sort(compareMyDay), ({ task }) => dayGroupOf(task.dueOn, today, weekEnd));
  return dayGroups.flatMap((group) => {
    const members = grouped.get(group);
    return members ? [{ group, tasks: members }] : [];
  });
}
