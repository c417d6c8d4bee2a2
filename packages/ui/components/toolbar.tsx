import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import { classNames } from './class-names.ts';

export interface ToolbarProps {
  /** What its buttons are for, for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Buttons in a row, one stop for the Tab key, arrows between them. */
export function Toolbar({ label, className, children }: ToolbarProps) {
  return (
    <AriaToolbar aria-label={label} className={classNames('flex flex-wrap items-center gap-1', className)}>
      {children}
    </AriaToolbar>
  );
}
