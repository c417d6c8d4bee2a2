import { UnsavedContext } from '@kontor/ui';
import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useContext, useSyncExternalStore } from 'react';
import { isOnTheWayOut } from './leave.ts';

/** Asked seldom, so it comes when it is. */
const LeaveQuestion = lazy(async () => ({ default: (await import('./leave-question-view.tsx')).LeaveQuestion }));

/** Asks before somebody leaves a form that holds something unsaved: by link, key, "back", or by closing the window. */
export function LeaveGuard() {
  const unsaved = useContext(UnsavedContext);
  if (!unsaved) throw new Error('Nobody would know of what is not saved');
  const isThere = useSyncExternalStore(unsaved.subscribe, () => unsaved.isThere);
  const blocked = useBlocker({
    disabled: !isThere,
    withResolver: true,
    // What stands behind `?` is how the same screen is looked at.
    shouldBlockFn: ({ current, next }) => unsaved.isThere && current.pathname !== next.pathname,
    // Where the session is over, nothing of the person may stay in sight for the sake of a form.
    enableBeforeUnload: () => unsaved.isThere && !isOnTheWayOut(),
  });
  if (blocked.status !== 'blocked') return null;
  return (
    <Suspense fallback={null}>
      <LeaveQuestion onLeave={blocked.proceed} onStay={blocked.reset} />
    </Suspense>
  );
}
