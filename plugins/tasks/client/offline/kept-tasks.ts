import type { OfflineDocument } from '@kontor/schema';
import { taskPath, taskRef } from '../../shared/task.ts';
import { getMyDay } from '../../shared/task-api.ts';

/** One's own open tasks, as the device has them of "My day". */
export function tasksInMyDay(answer: unknown): readonly OfflineDocument[] {
  const { data } = getMyDay.output.safeParse(answer);
  return (data?.tasks ?? []).map(({ task: { id, title, labels, dueOn } }) => ({
    ref: taskRef(id),
    type: 'task',
    title,
    sortTitle: title,
    aliases: [],
    fields: labels.length === 0 ? {} : { labels: [...labels] },
    fragments: [],
    subtitle: dueOn,
    path: taskPath(id),
    picture: null,
  }));
}
