import { Button, Dialog, Form, FormActions, Lead, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { longestReason } from '../../shared/comments.ts';
import { commentMessages } from './comment-messages.ts';

interface HideDialogProps {
  readonly onHide: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** An editor hides a comment, and says why to who wrote it. */
export function HideDialog({ onHide, onClose }: HideDialogProps) {
  const t = useMessages(commentMessages);
  const [reason, setReason] = useState('');
  async function submit(saved: () => void) {
    if (!(await onHide(reason))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('hideTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={reason !== ''} onSubmit={(saved) => void submit(saved)}>
        <Lead>{t('hideLead')}</Lead>
        <TextField
          name="reason"
          label={t('reason')}
          value={reason}
          onChange={setReason}
          maxLength={longestReason}
          autoComplete="off"
          isRequired
          autoFocus
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('hideDo')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
