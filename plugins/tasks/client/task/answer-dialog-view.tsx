import { Button, Dialog, Form, FormActions, TagList, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';
import { SubjectField } from './subject-field-view.tsx';
import type { Answer, Subject } from './use-task-changes.ts';

interface AnswerDialogProps {
  readonly kind: 'decline' | 'pass-on';
  readonly onAnswer: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** Why one declines a task, or to whom one passes it on. */
export function AnswerDialog({ kind, onAnswer, onClose }: AnswerDialogProps) {
  const t = useMessages(tasksMessages);
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<{ readonly subject: Subject; readonly name: string }>();
  function answer(saved: () => void) {
    if (kind === 'decline') onAnswer({ kind, reason });
    else if (to) onAnswer({ kind, to: to.subject, reason });
    else return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t(kind === 'decline' ? 'declineTitle' : 'passOnTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={reason !== '' || to !== undefined} onSubmit={answer}>
        {kind === 'pass-on' && !to && (
          <SubjectField label={t('to')} without={[]} onPick={(subject, name) => setTo({ subject, name })} />
        )}
        {to && (
          <TagList
            label={t('to')}
            isLabelHidden={false}
            tags={[{ id: to.subject.id, label: to.name }]}
            onRemove={() => setTo(undefined)}
          />
        )}
        <TextField
          label={t('reason')}
          description={t('reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={300}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={kind === 'pass-on' && !to}>
            {t(kind === 'decline' ? 'declineNow' : 'passOnNow')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
