import { isoDate } from '@kontor/base';
import { Button, Clock, DatePicker, Dialog, Form, FormActions, useFormats, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { morningOf, reminderTimes } from './reminder-times.ts';
import { savedMessages } from './saved-messages.ts';
import { useRemind, useSaved } from './use-saved.ts';

interface RemindProps {
  readonly room: string;
  readonly message: string;
  readonly onClose: () => void;
}

/** When the inbox is to remind of a message. */
export function Remind({ room, message, onClose }: RemindProps) {
  const t = useMessages(savedMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const remind = useRemind();
  const saved = useSaved().find(room, message);
  const today = isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [day, setDay] = useState<typeof today | null>(null);
  const times = reminderTimes(new Date());

  async function set(at: Date | null) {
    if (!(await remind(room, message, at))) return;
    onClose();
    const text = at ? t('reminded', { when: formatDate(at, 'moment') }) : t('notReminded');
    toast.show({ text, tone: 'success' });
  }

  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('remindTitle')} size="sm">
      <div className="flex flex-col gap-5">
        <p className="text-sm text-muted">{t('remindText')}</p>
        <div className="flex flex-col gap-2">
          {(['inAnHour', 'tomorrow', 'nextWeek'] as const).map((name) => (
            <Button key={name} icon={Clock} className="justify-start" onPress={() => void set(times[name])}>
              {t(name)}
            </Button>
          ))}
          {saved?.remindAt && (
            <Button variant="quiet" className="justify-start" onPress={() => void set(null)}>
              {t('noReminder')}
            </Button>
          )}
        </div>
        <Form
          onSubmit={() => {
            const at = day === null ? undefined : morningOf(day);
            if (at) void set(at);
          }}
          isUnsaved={false}
        >
          <DatePicker label={t('onDay')} value={day} onChange={setDay} earliest={today} isRequired />
          <FormActions>
            <Button slot="close">{t('cancel')}</Button>
            <Button type="submit" variant="primary">
              {t('set')}
            </Button>
          </FormActions>
        </Form>
      </div>
    </Dialog>
  );
}
