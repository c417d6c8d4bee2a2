import { Button, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { sessionMessages } from './session-messages.ts';

export interface PasswordEntryProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  /** Of a new password, in characters. */
  readonly minLength?: number;
  readonly autoFocus?: boolean;
}

/**
 * A password that can be shown by a button with a text. The field of `@kontor/ui` has a tooltip, whose positioning
 * is a tenth of what this page may weigh.
 */
export function PasswordEntry({ autoComplete, minLength, ...props }: PasswordEntryProps) {
  const t = useMessages(sessionMessages);
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <TextField
        {...props}
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete={autoComplete}
        spellCheck="false"
        isRequired
        {...(minLength !== undefined && { minLength })}
      />
      <Button
        variant="quiet"
        size="sm"
        onPress={() => setShown(!isShown)}
        className="absolute -top-1 end-0 text-accent-text coarse:-top-3"
      >
        {isShown ? t('hidePassword') : t('showPassword')}
      </Button>
    </div>
  );
}
