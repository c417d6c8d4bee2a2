import { useAction } from '@kontor/plugin-api/client';
import { requestToJoin, type SpaceView, spaceUpdated } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { spaceEvent } from './space-actions-model.ts';
import { spaceMessages } from './space-messages.ts';

/** Asks the owners to be let in. */
export function RequestDialog({ space, onClose }: { readonly space: SpaceView; readonly onClose: () => void }) {
  const t = useMessages(spaceMessages);
  const toast = useToast();
  const [note, setNote] = useState('');
  const request = useAction(requestToJoin, { announces: (asked) => [spaceEvent(spaceUpdated, asked)] });
  return (
    <Dialog title={t('request')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={note !== ''}
        onSubmit={async () => {
          if (!(await request.run({ space: space.id, note }))) return;
          toast.show({ text: t('requestSent'), tone: 'success' });
          onClose();
        }}
      >
        <FormError>{request.error?.message}</FormError>
        <TextField name="note" label={t('requestNote')} value={note} onChange={setNote} maxLength={300} autoFocus />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={request.isPending}>
            {t('requestSend')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
