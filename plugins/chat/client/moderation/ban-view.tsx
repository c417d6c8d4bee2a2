import { Button, Dialog, Form, FormActions, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { useTell } from '../settings/use-tell.ts';
import { moderationMessages } from './moderation-messages.ts';

interface BanProps {
  readonly room: string;
  readonly user: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Takes somebody out of a group for as long as nobody lifts it. */
export function BanDialog({ room, user, name, onClose }: BanProps) {
  const t = useMessages(moderationMessages);
  const { chat } = useChat();
  const tell = useTell();
  const [reason, setReason] = useState('');
  async function ban() {
    if (await tell(chat.settings.ban(room, user, reason.trim()))) onClose();
  }
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('banTitle', { name })} size="sm">
      <Form isUnsaved={false} onSubmit={() => void ban()}>
        <p>{t('banText')}</p>
        <TextField label={t('removeReason')} value={reason} onChange={setReason} maxLength={200} autoFocus />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="danger">
            {t('ban')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
