import { useState } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components/TextField';
import { Eye, EyeOff } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight, FieldFrame } from './field-frame.tsx';
import { IconButton } from './icon-button.tsx';
import type { TextFieldProps } from './text-field.tsx';

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'icon'> {
  /** Tells password managers what it is. */
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password with a button to look at it. */
export function PasswordField({ className, placeholder, ...props }: PasswordFieldProps) {
  const { label, isLabelHidden, description, error, ...rest } = props;
  const [isShown, setShown] = useState(false);
  const t = useMessages(componentMessages);
  const texts = { label, isLabelHidden: isLabelHidden ?? false, description, error };
  return (
    <AriaTextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
      {...(error !== undefined && { isInvalid: true })}
      className={classNames('group flex flex-col gap-1.5', className)}
    >
      <FieldFrame {...texts} isRequired={rest.isRequired}>
        <div className="relative">
          <Input
            {...(placeholder !== undefined && { placeholder })}
            autoCapitalize="none"
            className={classNames(controlClasses, controlHeight, 'ps-3 pe-10 coarse:pe-12')}
          />
          <IconButton
            size="sm"
            icon={isShown ? EyeOff : Eye}
            label={isShown ? t('hidePassword') : t('showPassword')}
            onPress={() => setShown(!isShown)}
            className="absolute end-1 inset-y-0 my-auto coarse:end-0"
          />
        </div>
      </FieldFrame>
    </AriaTextField>
  );
}
