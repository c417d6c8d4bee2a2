import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface CardProps {
  readonly title?: string;
  /** At the end of the title: a quiet button or a link. */
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A group of its own on a page. Most things need none: white space groups as well. */
export function Card({ title, action, className, children }: CardProps) {
  return (
    <section className={classNames('min-w-0 rounded-lg bg-surface p-4 ring-1 ring-border sm:p-5', className)}>
      {(title !== undefined || action !== undefined) && (
        <header className="flex min-h-7 items-center justify-between gap-3 pb-3">
          <h2 className="min-w-0 truncate text-base font-semibold">{title}</h2>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
