import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button-style.ts';
import { classNames } from './class-names.ts';

interface LinkBaseProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children' | 'render'> {
  /** The address; within the product the router given to React Aria's RouterProvider follows it. */
  readonly href: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export interface LinkProps extends LinkBaseProps {
  /** `text` inside sentences (underlined), `quiet` in lists and navigation (underlined when hovered). */
  readonly variant?: 'text' | 'quiet';
}

/** A link to a place. Use a Button for what does something. */
export function Link({ variant = 'text', className, ...rest }: LinkProps) {
  return (
    <AriaLink
      {...rest}
      className={classNames(
        'rounded-sm focus-ring underline-offset-3 data-hovered:underline',
        variant === 'text' && 'text-accent-text underline decoration-1',
        className,
      )}
    />
  );
}

export interface ButtonLinkProps extends LinkBaseProps {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
}

/** A link that looks like a button, for a next step that is a place. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant = 'secondary', size = 'md', icon: Icon, className, children, ...rest } = props;
  return (
    <AriaLink {...rest} className={buttonClasses(variant, size, className)}>
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      <span className="truncate">{children}</span>
    </AriaLink>
  );
}
