import { classNames, Page } from '@kontor/ui';
import type { ReactNode } from 'react';

export interface ListDetailProps {
  readonly list: ReactNode;
  /** What was opened from the list; absent while nothing is. */
  readonly detail?: ReactNode;
  /** Beside the list on wide screens while nothing is opened. */
  readonly placeholder?: ReactNode;
}

/**
 * A list and what is opened from it: side by side on wide screens, one after the other elsewhere. Both scroll by
 * themselves. The detail's view links back to the list; only wide screens hide that link (`xl:hidden`).
 */
export function ListDetail({ list, detail, placeholder }: ListDetailProps) {
  const isOpen = detail !== undefined;
  return (
    <div className="h-full xl:grid xl:grid-cols-[minmax(18rem,22rem)_minmax(0,1fr)]">
      <div
        className={classNames(
          'h-full min-h-0 overflow-y-auto px-4 py-5 sm:px-6 xl:border-e xl:border-border xl:px-4',
          isOpen && 'max-xl:hidden',
        )}
      >
        {list}
      </div>
      <div className={classNames('h-full min-h-0 overflow-y-auto', !isOpen && 'max-xl:hidden')}>
        {isOpen ? <Page>{detail}</Page> : placeholder}
      </div>
    </div>
  );
}
