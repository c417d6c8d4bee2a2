import { addDays } from '@kontor/base';
import { Calendar, classNames, useFormats, useMessages } from '@kontor/ui';
import type { Task } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { dueToneOf, todayHere } from './due-model.ts';

/** When a task is due, said shortly; what is late says so in words and not in colour alone. */
export function Due({ task: { dueOn, dueTime, state } }: { readonly task: Task }) {
  const t = useMessages(tasksMessages);
  const { formatDate } = useFormats();
  if (dueOn === null) return null;
  const today = todayHere();
  const tone = state === 'open' ? dueToneOf(dueOn, today) : 'later';
  const near: Record<string, string> = {
    [today]: t('today'),
    [addDays(today, 1)]: t('tomorrow'),
    [addDays(today, -1)]: t('yesterday'),
  };
  const day = near[dueOn] ?? formatDate(dueOn, 'medium');
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap',
        tone === 'overdue' && 'font-medium text-danger',
        tone === 'today' && 'font-medium text-accent-text',
      )}
    >
      <Calendar aria-hidden className="size-3.5 shrink-0" />
      {tone === 'overdue' && <span className="sr-only">{t('overdue')}: </span>}
      {dueTime === null ? day : `${day}, ${dueTime}`}
    </span>
  );
}
