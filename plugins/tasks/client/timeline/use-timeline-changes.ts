import { useAnnouncer } from '@kontor/plugin-api/client';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import type { Task, TaskChange } from '../../shared/index.ts';
import { inverseOf } from '../bulk/task-move.ts';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { timelineMessages } from './timeline-messages.ts';

export type Pull = (task: Task, fields: TaskChange, isByKey: boolean) => void;

/** Other dates for a task: with a way back, or by keyboard only said, as the next key follows soon. */
export function useTimelineChanges(changes: ReturnType<typeof useTaskChanges>): Pull {
  const t = useMessages(timelineMessages);
  const { formatDate } = useFormats();
  const say = useAnnouncer();
  const toast = useToast();
  return (task, fields, isByKey) => {
    const after = { ...task, startOn: fields.startOn ?? task.startOn, dueOn: fields.dueOn ?? task.dueOn };
    if (after.startOn === task.startOn && after.dueOn === task.dueOn) return;
    void changes.change(task, fields);
    const [from, until] = [after.startOn ?? after.dueOn, after.dueOn ?? after.startOn];
    if (from === null || until === null) return;
    const text = t('changed', {
      title: task.title,
      from: formatDate(from, 'medium'),
      until: formatDate(until, 'medium'),
    });
    if (isByKey) say(text);
    else toast.showUndo(text, () => void changes.change(after, inverseOf(task, fields)));
  };
}
