import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { Button, Checkbox, Dialog, Form, FormActions, FormError, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { copyPage, listTree, type Page, pagePath } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { dialogMessages } from './dialog-messages.ts';

/** Copies a page and goes to the copy. */
export function CopyDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const w = useMessages(wikiMessages);
  const navigate = useNavigate();
  const { run, isPending, error } = useAction(copyPage, { refreshes: [listTree] });
  const [title, setTitle] = useState(() => t('copyOf', { title: page.title || w('untitled') }).slice(0, 200));
  const [below, setBelow] = useState(false);
  async function submit() {
    const made = await run({ page: page.id, title, below });
    if (!made) return;
    onClose();
    navigate(pagePath(made.id));
  }
  return (
    <Dialog title={t('copyTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void submit()}>
        <FormError>{error?.message}</FormError>
        <TextField name="title" label={t('copyName')} value={title} onChange={setTitle} maxLength={200} autoFocus />
        <Checkbox isSelected={below} onChange={setBelow}>
          {t('copyBelow')}
        </Checkbox>
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('copyDo')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
