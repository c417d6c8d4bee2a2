import type { IsoDate } from '@kontor/base';
import { Button, DatePicker, Dialog, Form, FormActions, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { momentOf } from '../../shared/wall-clock.ts';
import { aroundMessages } from './around-messages.ts';
import { todayHere } from './due-model.ts';

interface ReminderDialogProps {
  readonly dueOn: IsoDate | null;
  /** RFC 3339. */
  readonly onChoose: (at: string) => void;
  readonly onClose: () => void;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Any moment to come, on the clock of this device. */
export function ReminderDialog({ dueOn, onChoose, onClose }: ReminderDialogProps) {
  const t = useMessages(aroundMessages);
  const today = todayHere();
  const [day, setDay] = useState<IsoDate | null>(dueOn !== null && dueOn > today ? dueOn : today);
  const [time, setTime] = useState('');
  const moment = day === null || time === '' ? undefined : momentOf({ date: day, time }, here);
  const isPast = moment !== undefined && moment <= new Date();
  return (
    <Dialog title={t('momentTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={time !== ''}
        onSubmit={(saved) => {
          if (moment === undefined || isPast) return;
          onChoose(moment.toISOString());
          saved();
          onClose();
        }}
      >
        <DatePicker label={t('momentDay')} value={day} onChange={setDay} earliest={today} isRequired />
        <TextField
          label={t('momentTime')}
          type="time"
          value={time}
          onChange={setTime}
          isRequired
          {...(isPast && { error: t('momentPast') })}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('addReminder')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
