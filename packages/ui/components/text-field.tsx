import type { LucideIcon } from 'lucide-react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import { controlClasses, controlHeight, FieldFrame, type FieldTexts } from './field-frame.tsx';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'render' | 'isInvalid'>,
    FieldTexts {
  readonly placeholder?: string;
  /** Shown at the start, inside the field. */
  readonly icon?: LucideIcon;
}

/** One line of text; `type` as in HTML (`email`, `tel`, `url`). */
export function TextField({ className, placeholder, icon: Icon, ...props }: TextFieldProps) {
  const { label, isLabelHidden, description, error, ...rest } = props;
  const texts = { label, isLabelHidden: isLabelHidden ?? false, description, error };
  return (
    <AriaTextField
      {...rest}
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame {...texts} isRequired={rest.isRequired}>
        <div className="relative">
          {Icon && (
            <Icon aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-muted" />
          )}
          <Input
            {...(placeholder !== undefined && { placeholder })}
            className={classNames(controlClasses, controlHeight, 'px-3', Icon && 'ps-9')}
          />
        </div>
      </FieldFrame>
    </AriaTextField>
  );
}
