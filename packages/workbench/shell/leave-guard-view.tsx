import { useWorkbench } from '@kontor/plugin-api/client';
import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { isOnTheWayOut } from './leave.ts';

/** Asked seldom, so it comes when it is. */
const LeaveQuestion = lazy(async () => ({ default: (await import('./leave-question-view.tsx')).LeaveQuestion }));

/** Asks before somebody leaves a form that holds something unsaved: by link, key, "back", or by closing the window. */
export function LeaveGuard() {
  const { unsaved } = useWorkbench();
  const areThere = useSyncExternalStore(unsaved.subscribe, () => unsaved.areThere);
  const blocked = useBlocker({
    disabled: !areThere,
    withResolver: true,
    // What stands behind `?` is how the same screen is looked at.
    shouldBlockFn: ({ current, next }) => unsaved.areThere && current.pathname !== next.pathname,
    // Where the session is over, nothing of the person may stay in sight for the sake of a form.
    enableBeforeUnload: () => unsaved.areThere && !isOnTheWayOut(),
  });
  if (blocked.status !== 'blocked') return null;
  return (
    <Suspense fallback={null}>
      <LeaveQuestion onLeave={blocked.proceed} onStay={blocked.reset} />
    </Suspense>
  );
}
