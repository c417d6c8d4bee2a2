import type { ChatMessage } from '@kontor/matrix/client';
import { Button, Dialog, Form, FormActions, FormError, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat, usePerson } from '../session/chat-context.ts';
import { moderationMessages } from './moderation-messages.ts';

interface RemoveMessageProps {
  readonly room: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** Takes away what somebody else wrote, and says why. */
export function RemoveMessage({ room, message, onClose }: RemoveMessageProps) {
  const t = useMessages(moderationMessages);
  const { chat } = useChat();
  const author = usePerson(message.sender)?.name ?? message.senderName;
  const [reason, setReason] = useState('');
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  async function remove() {
    setPending(true);
    setFailed(false);
    try {
      await chat.remove(room, message.id, reason.trim());
      onClose();
    } catch {
      setFailed(true);
      setPending(false);
    }
  }
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('removeTitle', { name: author })}>
      <Form isUnsaved={false} onSubmit={() => void remove()}>
        <p>{t('removeText')}</p>
        <FormError>{hasFailed ? t('failed') : undefined}</FormError>
        <TextField label={t('removeReason')} value={reason} onChange={setReason} maxLength={200} autoFocus isRequired />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="danger" isPending={isPending}>
            {t('remove')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
