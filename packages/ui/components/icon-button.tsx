import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { Tooltip, TooltipTrigger } from './tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string;
  /** Shown in the tooltip, for example `Strg+K`. */
  readonly shortcut?: string;
  readonly size?: 'sm' | 'md';
  /** Switched on or off, for buttons that toggle something. */
  readonly isActive?: boolean;
  readonly className?: string;
}

/** A button that is only an icon, always with a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  size = 'md',
  isActive,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isActive !== undefined && { 'aria-pressed': isActive })}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-md focus-ring transition-colors',
          'data-hovered:bg-hover data-hovered:text-text data-pressed:bg-pressed data-disabled:opacity-45',
          'coarse:size-11',
          isActive ? 'bg-accent-soft text-accent-text' : 'text-muted',
          size === 'sm' ? 'size-7' : 'size-9',
          className,
        )}
      >
        <Icon aria-hidden className={size === 'sm' ? 'size-4' : 'size-[18px]'} />
      </AriaButton>
      <Tooltip>
        {label}
        {shortcut !== undefined && <span className="text-muted ps-2">{shortcut}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}
