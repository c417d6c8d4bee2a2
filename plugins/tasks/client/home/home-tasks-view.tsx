import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, SkeletonList, useMessages } from '@kontor/ui';
import { compareMyDay, getMyDay, taskPath } from '../../shared/index.ts';
import { todayHere } from '../task/due-model.ts';
import { Due } from '../task/due-view.tsx';
import { tasksMessages } from '../tasks-messages.ts';

const shown = 5;

/** On the start page: what is due until today; nothing where nothing is. */
export function HomeTasks() {
  const t = useMessages(tasksMessages);
  const query = useQueryRoute(getMyDay, {});
  const today = todayHere();
  const due = (query.data?.tasks ?? []).filter(({ task }) => task.dueOn !== null && task.dueOn <= today);
  if (query.data && due.length === 0) return null;
  return (
    <Card
      title={t('homeDue')}
      action={
        <Link href="/tasks" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('myDay')}
        </Link>
      }
    >
      <QueryView query={query} waiting={<SkeletonList rows={3} />}>
        {() => (
          <>
            <ul className="-mx-2 flex flex-col gap-px">
              {due
                .sort(compareMyDay)
                .slice(0, shown)
                .map(({ task }) => (
                  <li key={task.id}>
                    <Link
                      href={taskPath(task.id)}
                      variant="quiet"
                      className="flex min-h-9 items-center justify-between gap-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
                    >
                      <span className="line-clamp-2 min-w-0 text-sm font-medium [overflow-wrap:anywhere]">
                        {task.title}
                      </span>
                      <span className="shrink-0 text-sm text-muted">
                        <Due task={task} />
                      </span>
                    </Link>
                  </li>
                ))}
            </ul>
            {due.length > shown && (
              <Link href="/tasks" className="mt-2 inline-block text-sm coarse:py-2.5">
                {t('homeMore', { count: due.length - shown })}
              </Link>
            )}
          </>
        )}
      </QueryView>
    </Card>
  );
}
