import { type ReactNode, useEffect, useState } from 'react';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';

/** Waits shorter than this are not shown. */
const patience = 300;

export interface SkeletonProps {
  /** Its size, for example `h-4 w-40` or `size-9`. */
  readonly className: string;
  readonly isRound?: boolean;
}

/** The grey place of something that is on its way; silent for screen readers. */
export function Skeleton({ className, isRound }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={classNames('k-breathe block shrink-0 bg-pressed', isRound ? 'rounded-full' : 'rounded-md', className)}
    />
  );
}

export interface SkeletonListProps {
  readonly rows?: number;
  /** With the round place of an avatar. */
  readonly hasAvatar?: boolean;
}

/** Rows that are on their way; appears after 300 ms, so that quick answers do not flicker, and is announced once. */
export function SkeletonList({ rows = 6, hasAvatar = false }: SkeletonListProps) {
  return (
    <Waiting>
      {places(rows).map((row) => (
        <div key={row} className="flex h-14 items-center gap-3 px-3">
          {hasAvatar && <Skeleton className="size-9" isRound />}
          <div className="grow space-y-2">
            <Skeleton className={classNames('h-3.5', ['w-2/5', 'w-1/3', 'w-1/2'][row % 3])} />
            <Skeleton className={classNames('h-3', ['w-3/5', 'w-2/3', 'w-2/5'][row % 3])} />
          </div>
        </div>
      ))}
    </Waiting>
  );
}

/** A text that is on its way: a heading and lines, twice. */
export function SkeletonText() {
  return (
    <Waiting>
      <div className="flex max-w-prose flex-col gap-8">
        {places(2).map((part) => (
          <div key={part} className="space-y-3">
            <Skeleton className={classNames('h-5', part === 0 ? 'w-2/5' : 'w-1/3')} />
            {places(4).map((line) => (
              <Skeleton key={line} className={classNames('h-3.5', line === 3 ? 'w-1/2' : 'w-full')} />
            ))}
          </div>
        ))}
      </div>
    </Waiting>
  );
}

/** A form that is on its way: labels above their fields. */
export function SkeletonForm({ fields = 4 }: { readonly fields?: number }) {
  return (
    <Waiting>
      <div className="flex max-w-lg flex-col gap-5">
        {places(fields).map((field) => (
          <div key={field} className="space-y-2">
            <Skeleton className={classNames('h-3.5', field % 2 === 0 ? 'w-28' : 'w-40')} />
            <Skeleton className="h-9 w-full" />
          </div>
        ))}
      </div>
    </Waiting>
  );
}

function Waiting({ children }: { readonly children: ReactNode }) {
  const t = useMessages(componentMessages);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  // It takes its room from the start, so that nothing moves when it appears.
  return (
    <div role="status">
      {isShown && <span className="sr-only">{t('loading')}</span>}
      <div className={isShown ? '' : 'invisible'}>{children}</div>
    </div>
  );
}

function places(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place);
}
