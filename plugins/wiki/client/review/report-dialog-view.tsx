import { useAction } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Lead, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { getPage, reportOutdated } from '../../shared/index.ts';
import { reviewMessages } from './review-messages.ts';

/** Any reader tells whoever is responsible that a page is outdated. */
export function ReportDialog({ page, onClose }: { readonly page: string; readonly onClose: () => void }) {
  const t = useMessages(reviewMessages);
  const toast = useToast();
  const { run, isPending, error } = useAction(reportOutdated, { refreshes: [getPage] });
  const [note, setNote] = useState('');
  async function submit(saved: () => void) {
    if (!(await run({ page, note }))) return;
    saved();
    onClose();
    toast.show({ text: t('reportedToast'), tone: 'success' });
  }
  return (
    <Dialog title={t('reportTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={note !== ''} onSubmit={(saved) => void submit(saved)}>
        <Lead>{t('reportLead')}</Lead>
        <FormError>{error?.message}</FormError>
        <TextField name="note" label={t('reportNote')} value={note} onChange={setNote} maxLength={500} autoFocus />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('reportDo')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
