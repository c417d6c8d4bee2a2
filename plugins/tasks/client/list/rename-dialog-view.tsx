import { Button, Dialog, Form, FormActions, FormError, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';

interface RenameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  /** Whether it was taken. */
  readonly onSave: (value: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Another name for a list or a section. */
export function RenameDialog({ title, label, value, error, onSave, onClose }: RenameDialogProps) {
  const t = useMessages(tasksMessages);
  const [typed, setTyped] = useState(value);
  async function save(saved: () => void) {
    if (!(await onSave(typed))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={title} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={typed !== value} onSubmit={(saved) => void save(saved)}>
        {error !== undefined && <FormError>{error}</FormError>}
        <TextField label={label} value={typed} onChange={setTyped} isRequired maxLength={100} autoFocus />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
