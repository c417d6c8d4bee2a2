import { Link, Link2, useMessages } from '@kontor/ui';
import type { Task } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';

/** Where a task came from, for those who may see that place; to the others it says nothing of it. */
export function TaskSource({ task: { source } }: { readonly task: Task }) {
  const t = useMessages(tasksMessages);
  if (!source) return null;
  return (
    <p className="flex items-center gap-2 text-sm">
      <Link2 aria-hidden className="size-4 shrink-0 text-muted" />
      <Link href={source.path}>{t('openSource')}</Link>
    </p>
  );
}
