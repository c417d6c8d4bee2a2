import { useAction } from '@kontor/plugin-api/client';
import { getAgreement, holdAgreement } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { agreementMessages } from './agreement-messages.ts';

interface HoldAgreementDialogProps {
  /** Of what the person had before them: the server keeps nothing else. */
  readonly hash: string;
  readonly onClose: () => void;
}

/** Keeps the document as it is now as what was agreed. */
export function HoldAgreementDialog({ hash, onClose }: HoldAgreementDialogProps) {
  const t = useMessages(agreementMessages);
  const toast = useToast();
  const [note, setNote] = useState('');
  const hold = useAction(holdAgreement, { refreshes: [getAgreement] });
  return (
    <Dialog title={t('holdTitle')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={note !== ''}
        onSubmit={async () => {
          if (!(await hold.run({ note, hash }))) return;
          toast.show({ text: t('held'), tone: 'success' });
          onClose();
        }}
      >
        <p className="text-sm">{t('holdHelp')}</p>
        <FormError>{hold.error?.message}</FormError>
        <TextField
          name="note"
          label={t('note')}
          description={t('noteHelp')}
          value={note}
          onChange={setNote}
          maxLength={200}
          isRequired
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={hold.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
