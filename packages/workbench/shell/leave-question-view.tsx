import { AlertDialog, useMessages } from '@kontor/ui';
import { leaveMessages } from './leave-messages.ts';

export interface LeaveQuestionProps {
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Whether what is not saved may be lost; the safe answer has the focus. */
export function LeaveQuestion({ onLeave, onStay }: LeaveQuestionProps) {
  const t = useMessages(leaveMessages);
  return (
    <AlertDialog
      isOpen
      title={t('question')}
      action={t('leave')}
      cancel={t('stay')}
      isDestructive
      onAction={onLeave}
      onOpenChange={onStay}
    >
      {t('explanation')}
    </AlertDialog>
  );
}
