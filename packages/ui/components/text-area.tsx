import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import { controlClasses, FieldFrame } from './field-frame.tsx';
import type { TextFieldProps } from './text-field.tsx';

export interface TextAreaProps extends Omit<TextFieldProps, 'type' | 'icon'> {
  /** Lines shown at least; it grows with its text where the browser can. */
  readonly rows?: number;
}

/** Several lines of text. */
export function TextArea({ className, placeholder, rows = 3, ...props }: TextAreaProps) {
  const { label, isLabelHidden, description, error, ...rest } = props;
  const texts = { label, isLabelHidden: isLabelHidden ?? false, description, error };
  return (
    <AriaTextField
      {...rest}
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame {...texts} isRequired={rest.isRequired}>
        <AriaTextArea
          rows={rows}
          style={{ minHeight: `calc(${rows} * var(--k-text-body-line) + 1rem)` }}
          {...(placeholder !== undefined && { placeholder })}
          className={classNames(controlClasses, 'field-sizing-content max-h-80 resize-y px-3 py-2')}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
