import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button-style.ts';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'> {
  /** `primary` for the one next step of a screen, `secondary` for others, `quiet` in rows and bars, `danger` to destroy. */
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Shown before the text. */
  readonly icon?: LucideIcon;
  /** Layout only: margins, width, order. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button with a text. While `isPending` it keeps its width and the focus, shows a spinner and cannot be pressed. */
export function Button({ variant = 'secondary', size = 'md', icon: Icon, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClasses(variant, size, className)}>
      {({ isPending }) => (
        <>
          {isPending ? <Spinner className="size-4" /> : Icon && <Icon aria-hidden className="size-4 shrink-0" />}
          <span className="truncate">{children}</span>
        </>
      )}
    </AriaButton>
  );
}
