import { Button, Dialog, useMessages } from '@kontor/ui';
import { ChooseTime } from './choose-time-view.tsx';
import { laterMessages } from './later-messages.ts';

interface SendLaterProps {
  /** Nobody but the members reads the room, so nobody can send for them. */
  readonly isEncrypted: boolean;
  readonly onChoose: (at: Date) => void;
  readonly onClose: () => void;
}

/** Asks when the message in the field is to be sent, or says why that is not possible here. */
export function SendLater({ isEncrypted, onChoose, onClose }: SendLaterProps) {
  const t = useMessages(laterMessages);
  if (!isEncrypted) return <ChooseTime title={t('title')} onChoose={onChoose} onClose={onClose} />;
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('encryptedTitle')} size="sm">
      <div className="flex flex-col items-start gap-4">
        <p className="text-sm">{t('encryptedText')}</p>
        <Button slot="close">{t('close')}</Button>
      </div>
    </Dialog>
  );
}
