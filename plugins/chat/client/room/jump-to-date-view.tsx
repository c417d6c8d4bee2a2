import { isoDate } from '@kontor/base';
import { useNavigate } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, FormError, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { messageAddress } from '../rooms/room-address.ts';
import { useChat } from '../session/chat-context.ts';
import { roomMessages } from './room-messages.ts';

interface JumpToDateProps {
  readonly room: string;
  readonly onClose: () => void;
}

/** Which day of the conversation one wants to read. */
export function JumpToDate({ room, onClose }: JumpToDateProps) {
  const t = useMessages(roomMessages);
  const { chat } = useChat();
  const navigate = useNavigate();
  const today = isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [day, setDay] = useState<typeof today | null>(today);
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);

  async function jump() {
    if (day === null) return;
    setAsking(true);
    try {
      // Midnight where the person is.
      const found = await chat.findByTime(room, new Date(`${day}T00:00:00`));
      if (found === undefined) return setProblem(t('noDay'));
      onClose();
      navigate(messageAddress(room, found));
    } catch {
      setProblem(t('failed'));
    } finally {
      setAsking(false);
    }
  }

  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('jumpToDate')} size="sm">
      <Form onSubmit={() => void jump()} isUnsaved={false}>
        <FormError>{problem}</FormError>
        <DatePicker label={t('day')} value={day} onChange={setDay} latest={today} isRequired />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isAsking}>
            {t('jump')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
