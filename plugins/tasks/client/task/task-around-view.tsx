import { type RouteQuery, useQueryRoute } from '@kontor/plugin-api/client';
import { SkeletonList, useMessages } from '@kontor/ui';
import type { Around } from '../../shared/around.ts';
import { getAround } from '../../shared/around-api.ts';
import type { OpenedTask } from '../../shared/index.ts';
import { aroundMessages } from './around-messages.ts';
import { Blockers } from './blockers-view.tsx';
import { Reminders } from './reminders-view.tsx';
import { TaskFiles } from './task-files-view.tsx';
import { useAroundChanges } from './use-around-changes.ts';

/** Where this device has never seen what is around a task, and cannot ask. */
const unknown: Omit<Around, 'task' | 'revision' | 'isWatching'> = {
  reminders: [],
  waitsFor: [],
  waitsForHidden: 0,
  neededBy: [],
  files: [],
};

export function useAround(task: string): RouteQuery<Around> {
  return useQueryRoute(getAround, { task });
}

/** What is around a task: reminders, what it waits for, files. */
export function TaskAround({ opened }: { readonly opened: OpenedTask }) {
  const t = useMessages(aroundMessages);
  const { task, mayEdit, isAssigned, list } = opened;
  const query = useAround(task.id);
  const changes = useAroundChanges(task);
  const around = query.data ?? (query.error === undefined ? undefined : unknown);
  if (around === undefined) return <SkeletonList rows={2} />;
  return (
    <>
      {query.data === undefined && <p className="text-sm text-muted">{t('unknown')}</p>}
      <Reminders task={task} reminders={around.reminders} changes={changes} />
      <Blockers task={task} around={around} changes={changes} mayEdit={mayEdit} hasList={list !== null} />
      <TaskFiles task={task} files={around.files} mayEdit={mayEdit} mayAdd={mayEdit || isAssigned} />
    </>
  );
}
