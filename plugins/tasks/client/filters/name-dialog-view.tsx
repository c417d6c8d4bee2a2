import { Button, Dialog, Form, FormActions, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { filterMessages } from './filter-messages.ts';

interface NameDialogProps {
  readonly title: string;
  readonly value: string;
  readonly help?: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** What a saved filter is called. */
export function NameDialog({ title, value, help, onSave, onClose }: NameDialogProps) {
  const t = useMessages(filterMessages);
  const [typed, setTyped] = useState(value);
  return (
    <Dialog title={title} size="sm" isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={typed !== value}
        onSubmit={(saved) => {
          if (typed.trim() === '') return;
          onSave(typed.trim());
          saved();
          onClose();
        }}
      >
        <TextField
          label={t('name')}
          value={typed}
          onChange={setTyped}
          isRequired
          maxLength={60}
          autoFocus
          {...(help !== undefined && { description: help })}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('saveNow')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
