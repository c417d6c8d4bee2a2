import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import { CheckMark } from './check-mark.tsx';
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
          <CheckMark isIndeterminate={isIndeterminate} />
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
