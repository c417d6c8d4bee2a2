import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type Placement } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import { floatingClasses } from './list-box-parts.tsx';

export interface PopoverProps {
  /** The name of what is inside, for screen readers. */
  readonly label: string;
  readonly placement?: Placement;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Something small beside its button; the second child of a DialogTrigger. */
export function Popover({ label, placement = 'bottom start', className, children }: PopoverProps) {
  return (
    <AriaPopover offset={6} placement={placement} className={classNames(floatingClasses, 'max-w-[calc(100vw-1rem)]')}>
      <AriaDialog aria-label={label} className={classNames('p-4 outline-none', className)}>
        {children}
      </AriaDialog>
    </AriaPopover>
  );
}
