import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger as AriaTooltipTrigger } from 'react-aria-components/Tooltip';

export interface TooltipTriggerProps {
  /** The element it explains, then its Tooltip. */
  readonly children: ReactNode;
  /** Milliseconds of hovering before it opens; 500 unless given. Keyboard focus opens it at once. */
  readonly delay?: number;
}

/** Ties a tooltip to a button or link. A tooltip only repeats or adds: nothing may be found there alone. */
export function TooltipTrigger({ children, delay = 500 }: TooltipTriggerProps) {
  return (
    <AriaTooltipTrigger delay={delay} closeDelay={60}>
      {children}
    </AriaTooltipTrigger>
  );
}

export interface TooltipProps {
  readonly children: ReactNode;
}

export function Tooltip({ children }: TooltipProps) {
  return (
    <AriaTooltip
      offset={6}
      className="k-pop max-w-72 rounded-md bg-raised px-2 py-1 text-xs font-medium text-text shadow-float"
    >
      {children}
    </AriaTooltip>
  );
}
