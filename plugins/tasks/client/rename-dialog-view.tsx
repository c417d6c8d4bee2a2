import { Button, Dialog, Form, FormActions, FormError, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Entry } from '../shared/index.ts';
import { entryMessages } from './entry-messages.ts';
import { useRenameEntry } from './entry-model.ts';

/** Gives an entry another title; a refusal stays in view with what was typed. */
export function RenameDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const t = useMessages(entryMessages);
  const [title, setTitle] = useState(entry.title);
  const { run, isPending, error } = useRenameEntry();
  async function submit() {
    if (await run({ entry: entry.id, title, revision: entry.revision })) onClose();
  }
  return (
    <Dialog title={t('renameTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={title !== entry.title} onSubmit={() => void submit()}>
        <FormError>{error?.message}</FormError>
        <TextField
          name="title"
          label={t('entryTitle')}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
