import { useQueryRoute } from '@kontor/plugin-api/client';
import { AlertDialog, useMessages, useToast } from '@kontor/ui';
import { getMeetingAddress, meetingAddress } from '../../shared/index.ts';
import { useChat } from '../session/chat-context.ts';
import { meetingMessages } from './meeting-messages.ts';

interface StartMeetingProps {
  readonly room: string;
  readonly onClose: () => void;
}

/** Posts the address of a new meeting into the room. */
export function StartMeeting({ room, onClose }: StartMeetingProps) {
  const t = useMessages(meetingMessages);
  const { chat } = useChat();
  const toast = useToast();
  const template = useQueryRoute(getMeetingAddress, {}).data?.address;
  function start() {
    if (!template) return;
    const address = meetingAddress(template, crypto.getRandomValues(new Uint8Array(12)));
    chat
      .sendText({ room }, { text: t('invite', { address }), mentions: [] })
      .catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
  }
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('title')}
      action={t('start')}
      onAction={start}
    >
      {t('text')}
    </AlertDialog>
  );
}
