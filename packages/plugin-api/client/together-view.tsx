import { classNames, SkeletonList } from '@kontor/ui';
import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useState } from 'react';

/** Longer than this nobody waits for the slowest: what is there is shown. */
const mostMs = 2_000;
/** Parts that have just come ask for what they need a moment later. */
const momentMs = 120;

/** Says that a part is on its way, until what it answers is called. */
type Hold = () => () => void;
const HoldContext = createContext<Hold | undefined>(undefined);

export interface TogetherProps {
  /** Stands in while waiting; rows of a list unless given. */
  readonly waiting?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * Parts of a page that are shown at the same time, although what they fetch comes at different times and some turn out to
 * be empty: else those that come later push away what is already being read.
 */
export function Together({ waiting, className, children }: TogetherProps) {
  const cache = useQueryClient().getQueryCache();
  const [isShown, setShown] = useState(false);
  const [held, setHeld] = useState(0);
  const [hold] = useState(() => () => {
    setHeld((count) => count + 1);
    return () => setHeld((count) => count - 1);
  });
  const isBusy = useIsFetching({ predicate: isAwaited }) + held > 0;
  // What was seen before is there at once.
  useLayoutEffect(() => {
    if (cache.findAll({ predicate: isAwaited }).length === 0) setShown(true);
  }, [cache]);
  useEffect(() => {
    if (isBusy) return;
    const timer = setTimeout(() => setShown(true), momentMs);
    return () => clearTimeout(timer);
  }, [isBusy]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), mostMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <HoldContext value={hold}>
      <div className="grid grid-cols-[minmax(0,1fr)]">
        <div className={classNames('col-start-1 row-start-1', className, !isShown && 'invisible')}>{children}</div>
        {!isShown && <div className="col-start-1 row-start-1">{waiting ?? <SkeletonList />}</div>}
      </div>
    </HoldContext>
  );
}

/** Stands in for a part whose code is on its way; what is shown together with it waits. */
export function OnItsWay({ children }: { readonly children: ReactNode }) {
  const hold = useContext(HoldContext);
  useLayoutEffect(() => hold?.(), [hold]);
  return children;
}

function isAwaited({ state }: Query): boolean {
  return state.data === undefined && state.error === null;
}
