import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const base =
  'inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none focus-ring ' +
  'transition-colors min-w-0 max-w-full data-disabled:opacity-45 data-pending:opacity-75 coarse:min-h-11 ' +
  'forced-colors:border forced-colors:border-current';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent shadow-low data-hovered:bg-accent-hover ' + 'data-pressed:bg-accent-pressed',
  secondary:
    'bg-raised text-text shadow-low ring-1 ring-inset ring-control/45 data-hovered:ring-control/80 data-pressed:bg-hover',
  quiet: 'text-text data-hovered:bg-hover data-pressed:bg-pressed',
  danger: 'bg-danger-solid text-on-solid shadow-low data-hovered:brightness-95 data-pressed:brightness-90',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-sm coarse:px-3',
  md: 'h-9 px-3.5 text-sm',
  lg: 'h-11 px-5 text-base',
};

/** The classes of something that looks like a button, for buttons and links alike. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(base, variants[variant], sizes[size], className);
}
