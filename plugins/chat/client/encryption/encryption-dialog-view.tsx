import { isConfirmed, type RoomSummary } from '@kontor/matrix/client';
import { Button, Dialog, ErrorState, FormActions, SkeletonList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';
import { Recover } from './recover-view.tsx';
import { SetUp } from './set-up-view.tsx';
import { StartOver } from './start-over-view.tsx';
import { TurnOn } from './turn-on-view.tsx';
import { useDevices } from './use-devices.ts';
import { useEncryptionStage } from './use-encryption.ts';
import { useVerify } from './verification/use-verify.ts';

export interface EncryptionDialogProps {
  readonly onClose: () => void;
  /** The room that is to be encrypted once this device can. */
  readonly room?: RoomSummary;
  /** `renew`: another recovery key, on a device that is confirmed; `start-over`: all keys anew. */
  readonly purpose?: 'renew' | 'start-over';
}

/** Leads to whatever comes next for the person on this device. */
export function EncryptionDialog({ onClose, room, purpose }: EncryptionDialogProps) {
  const t = useMessages(encryptionMessages);
  const { encryption } = useChat().chat;
  const stage = useEncryptionStage(true);
  const [isLost, setLost] = useState(purpose === 'start-over');
  const [isRenewing, setRenewing] = useState(purpose === 'renew');
  const [isDone, setDone] = useState(false);
  const { begin } = useVerify();
  const hasOther = useDevices()?.some(({ canConfirm }) => canConfirm) === true;
  const finish = () => {
    setLost(false);
    setRenewing(false);
    setDone(true);
  };
  const frame = (title: string, content: React.ReactNode) => (
    <Dialog title={title} isOpen onOpenChange={(isOpen) => !isOpen && onClose()} keepsOpen>
      {content}
    </Dialog>
  );
  if (isLost) return frame(t('startOver'), <StartOver onDone={finish} onBack={() => setLost(false)} />);
  if (stage === 'absent' || stage === 'unsaved' || isRenewing)
    return frame(t(isRenewing ? 'renew' : 'setUp'), <SetUp save={(key) => encryption.setUp(key)} onDone={finish} />);
  if (stage === 'unconfirmed') {
    const askDevice = () => {
      onClose();
      void begin((verifications) => verifications.confirmThisDevice());
    };
    const onDevice = hasOther ? askDevice : undefined;
    return frame(t('confirm'), <Recover onDone={finish} onLost={() => setLost(true)} onDevice={onDevice} />);
  }
  if (isConfirmed(stage) && room) return frame(t('turnOnTitle'), <TurnOn room={room} onDone={onClose} />);
  if (isConfirmed(stage))
    return frame(
      t(isDone ? 'readyTitle' : 'title'),
      <div className="flex flex-col gap-4">
        <p role="status">{t('readyText')}</p>
        <FormActions>
          <Button variant="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </FormActions>
      </div>,
    );
  if (stage === 'failed')
    return frame(
      t('title'),
      <ErrorState title={t('failedTitle')} onRetry={() => void encryption.wake()}>
        {t('failedText')}
      </ErrorState>,
    );
  return frame(t('title'), <SkeletonList rows={3} />);
}
