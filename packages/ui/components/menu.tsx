import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  Popover,
  Separator,
} from 'react-aria-components/Menu';
import type { Placement } from 'react-aria-components/Popover';
import { Check } from '../icons.ts';
import { classNames } from './class-names.ts';
import { floatingClasses, optionClasses } from './list-box-parts.tsx';

export interface MenuProps {
  readonly placement?: Placement;
  /** MenuItem, MenuSection and MenuSeparator. */
  readonly children: ReactNode;
}

/** Actions behind a button; the second child of a MenuTrigger. */
export function Menu({ placement = 'bottom end', children }: MenuProps) {
  return (
    <Popover offset={4} placement={placement} className={classNames(floatingClasses, 'min-w-48 max-w-80')}>
      <AriaMenu className="max-h-[inherit] overflow-auto p-1 outline-none">{children}</AriaMenu>
    </Popover>
  );
}

export interface MenuItemProps {
  readonly icon?: LucideIcon;
  /** Shown at the end, for example `Strg+K`; the shortcut itself is bound elsewhere. */
  readonly shortcut?: string;
  readonly isDestructive?: boolean;
  readonly isDisabled?: boolean;
  /** Marks the current one of several. */
  readonly isCurrent?: boolean;
  readonly onAction?: () => void;
  readonly href?: string;
  readonly children: string;
}

/** One action: a verb and its object. */
export function MenuItem({ icon: Icon, shortcut, isDestructive, isCurrent, children, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem
      {...rest}
      textValue={children}
      className={classNames(optionClasses, isDestructive ? 'text-danger' : 'text-text')}
    >
      {Icon && <Icon aria-hidden className={classNames('size-4 shrink-0', !isDestructive && 'text-muted')} />}
      <span className="grow truncate">{children}</span>
      {shortcut !== undefined && <kbd className="ps-4 font-sans text-xs text-muted">{shortcut}</kbd>}
      {isCurrent && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
    </AriaMenuItem>
  );
}

export interface MenuSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function MenuSection({ title, children }: MenuSectionProps) {
  return (
    <AriaMenuSection>
      <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className="-mx-1 my-1 h-px bg-border" />;
}

export { MenuTrigger } from 'react-aria-components/Menu';
