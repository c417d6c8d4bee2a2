import { lazyLayer } from '@kontor/plugin-api/client';
import { type ReactNode, useState } from 'react';
import type { Task } from '../../shared/index.ts';
import type { useTaskChanges } from './use-task-changes.ts';

const AskBlocked = lazyLayer(async () => (await import('./ask-blocked-view.tsx')).AskBlocked);

/** Ticks a task off, or on again; of one that still waits for others it asks first, by `question`. */
export function useTick(
  task: Task,
  changes: Pick<ReturnType<typeof useTaskChanges>, 'setState'>,
): { tick(done: boolean): void; readonly question: ReactNode } {
  const [isAsking, setAsking] = useState(false);
  const finish = () => void changes.setState(task, 'done');
  return {
    tick(done) {
      if (!done) void changes.setState(task, 'open');
      else if (task.waitsFor > 0) setAsking(true);
      else finish();
    },
    question: isAsking && <AskBlocked task={task} onFinish={finish} onClose={() => setAsking(false)} />,
  };
}
