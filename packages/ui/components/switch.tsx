import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { classNames } from './class-names.ts';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children' | 'render'> {
  readonly children: ReactNode;
  readonly description?: ReactNode;
  readonly className?: string;
}

/** On or off, with effect at once. The label stands at the start, the switch at the end of the row. */
export function Switch({ children, description, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={classNames(
        'group flex items-start justify-between gap-4 py-1 text-base data-disabled:opacity-50 coarse:min-h-11 coarse:py-2.5',
        className,
      )}
    >
      <span className="min-w-0">
        {children}
        {description !== undefined && <span className="block text-sm text-muted">{description}</span>}
      </span>
      <span
        className={
          'mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-full bg-control p-0.5 transition-colors ' +
          'group-data-selected:bg-accent outline-2 outline-offset-2 outline-transparent ' +
          'group-data-focus-visible:outline-accent-text forced-colors:border'
        }
      >
        <span className="size-4 rounded-full bg-on-solid shadow-low transition-transform ease-out group-data-selected:translate-x-4 group-data-selected:bg-on-accent forced-colors:bg-[CanvasText]" />
      </span>
    </AriaSwitch>
  );
}
