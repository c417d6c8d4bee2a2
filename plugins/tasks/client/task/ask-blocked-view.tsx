import { AlertDialog, useMessages } from '@kontor/ui';
import type { Task } from '../../shared/index.ts';
import { aroundMessages } from './around-messages.ts';

interface AskBlockedProps {
  readonly task: Pick<Task, 'title' | 'waitsFor'>;
  readonly onFinish: () => void;
  readonly onClose: () => void;
}

/** Before a task is finished that still waits for others. */
export function AskBlocked({ task: { title, waitsFor }, onFinish, onClose }: AskBlockedProps) {
  const t = useMessages(aroundMessages);
  return (
    <AlertDialog title={t('askTitle')} action={t('finishAnyway')} onAction={onFinish} isOpen onOpenChange={onClose}>
      {t('askBlocked', { title, count: waitsFor })}
    </AlertDialog>
  );
}
