import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { TextField as AriaTextField, Input } from 'react-aria-components/TextField';
import { Eye, EyeOff } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight, FieldFrame } from './field-frame.tsx';
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
  const Eyes = isShown ? EyeOff : Eye;
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
          {/* Not an IconButton: its tooltip would double the code of the sign-in page. */}
          <Button
            aria-label={isShown ? t('hidePassword') : t('showPassword')}
            onPress={() => setShown(!isShown)}
            className="absolute inset-y-0 end-1 my-auto flex size-7 items-center justify-center rounded-md text-muted focus-ring data-hovered:bg-hover data-hovered:text-text coarse:end-0 coarse:size-11"
          >
            <Eyes aria-hidden className="size-4" />
          </Button>
        </div>
      </FieldFrame>
    </AriaTextField>
  );
}
