import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import { Check, Minus } from '../icons.ts';
import { classNames } from './class-names.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children' | 'render'> {
  readonly children?: ReactNode;
  /** A muted line below the label. */
  readonly description?: ReactNode;
  readonly className?: string;
}

/** Yes or no, as part of a form that is sent later. For what takes effect at once use Switch. */
export function Checkbox({ children, description, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      className={classNames(
        'group flex items-start gap-2.5 py-0.5 text-base data-disabled:opacity-50 coarse:min-h-11 coarse:py-2.5',
        className,
      )}
    >
      {({ isIndeterminate }) => (
        <>
          <span
            className={
              'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-sm bg-surface text-transparent ring-1 ring-inset ' +
              'ring-control transition-colors group-data-hovered:ring-text/60 group-data-invalid:ring-danger ' +
              'group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-accent ' +
              'group-data-indeterminate:bg-accent group-data-indeterminate:text-on-accent group-data-indeterminate:ring-accent ' +
              'outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent-text ' +
              'forced-colors:border forced-colors:group-data-selected:text-text'
            }
          >
            {isIndeterminate ? (
              <Minus aria-hidden className="size-4" strokeWidth={2.75} />
            ) : (
              // Not only of no colour: with forced colours that would be seen.
              <Check aria-hidden className="invisible size-4 group-data-selected:visible" strokeWidth={2.75} />
            )}
          </span>
          {children !== undefined && (
            <span className="min-w-0">
              {children}
              {description !== undefined && <span className="block text-sm text-muted">{description}</span>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}
