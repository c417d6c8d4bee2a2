import type { RoomDetails } from '@kontor/matrix/client';
import { useNavigate } from '@kontor/plugin-api/client';
import { AlertDialog, Banner, Button, LogOut, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { isLastOwner } from './members-model.ts';
import { settingsMessages } from './settings-messages.ts';
import { useTell } from './use-tell.ts';

interface LeaveGroupProps {
  readonly room: string;
  readonly details: RoomDetails;
}

/** The way out of a group; its last owner is told what that means. */
export function LeaveGroup({ room, details: { members } }: LeaveGroupProps) {
  const t = useMessages(settingsMessages);
  const { chat } = useChat();
  const navigate = useNavigate();
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  async function leave() {
    if (await tell(chat.leave(room))) navigate('/chat');
  }
  return (
    <section className="border-t border-border pt-5">
      <Button icon={LogOut} onPress={() => setAsking(true)}>
        {t('leave')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('leaveTitle')}
        action={t('leave')}
        isDestructive
        onAction={() => void leave()}
      >
        <p>{t('leaveText')}</p>
        {isLastOwner(members, chat.userId) && (
          <div className="pt-3">
            <Banner tone="warning">{t('leaveLastOwner')}</Banner>
          </div>
        )}
      </AlertDialog>
    </section>
  );
}
