import { Button, Dialog, Form, FormActions, FormError, PasswordField, useMessages } from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { settingsMessages } from './settings-messages.ts';

export interface PasswordDialogProps {
  readonly title: string;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: string | undefined;
  readonly onSubmit: (password: string) => void;
  readonly onClose: () => void;
  /** Further fields, above the password. */
  readonly children?: ReactNode;
  /** Whether something is entered there; a password alone is no loss. */
  readonly isChanged?: boolean;
}

/** Asks for the own password before something that guards the account changes. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { title, action, isPending, error, onSubmit, onClose, children, isChanged = false } = props;
  const t = useMessages(settingsMessages);
  const [password, setPassword] = useState('');
  return (
    <Dialog title={title} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={isChanged} onSubmit={() => onSubmit(password)}>
        <FormError>{error}</FormError>
        {children}
        <PasswordField
          name="password"
          label={t('currentPassword')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          isRequired
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {action}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
