import type { ChatMessage } from '@kontor/matrix/client';
import { ApiError, useCall } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, RadioGroup, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { type ReportReason, reportMessage, reportReason } from '../../shared/index.ts';
import { useChat } from '../session/chat-context.ts';
import { moderationMessages } from './moderation-messages.ts';

interface ReportProps {
  readonly room: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** Tells those who can do something about it that a message is wrong. */
export function Report({ room, message, onClose }: ReportProps) {
  const t = useMessages(moderationMessages);
  const call = useCall();
  const toast = useToast();
  const { chat } = useChat();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  async function send() {
    if (!reason) return;
    setPending(true);
    setFailure(undefined);
    try {
      await call(reportMessage, { room, event: message.id, reason });
      // For whoever runs the homeserver, too; those who are meant know of it already.
      chat.care.report(room, message.id, reason).catch(() => undefined);
      toast.show({ text: t('sent'), tone: 'success' });
      onClose();
    } catch (refusal) {
      setFailure(refusal instanceof ApiError ? refusal.message : t('failed'));
      setPending(false);
    }
  }
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('reportTitle')}>
      <Form isUnsaved={false} onSubmit={() => void send()}>
        <FormError>{failure}</FormError>
        <RadioGroup
          label={t('reason')}
          options={reportReason.options.map((id) => ({ id, label: t(id) }))}
          value={reason}
          onChange={setReason}
          isRequired
        />
        <p className="text-sm text-muted">
          {t(chat.findRoom(room)?.kind === 'space' ? 'reportSpace' : 'reportPrivate')}
        </p>
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={!reason}>
            {t('send')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
