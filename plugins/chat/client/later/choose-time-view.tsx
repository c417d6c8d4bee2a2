import { isoDate } from '@kontor/base';
import {
  Button,
  Clock,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  FormError,
  Select,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { laterMessages } from './later-messages.ts';
import { halfHours, laterTimes, momentOf } from './later-times.ts';

interface ChooseTimeProps {
  readonly title: string;
  readonly onChoose: (at: Date) => void;
  readonly onClose: () => void;
}

const times = halfHours.map((time) => ({ id: time, label: time }));

/** When a message is to be sent: one of a few moments, or any day and time. */
export function ChooseTime({ title, onChoose, onClose }: ChooseTimeProps) {
  const t = useMessages(laterMessages);
  const { formatDate } = useFormats();
  const [now] = useState(() => new Date());
  const today = isoDate(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [day, setDay] = useState<typeof today | null>(null);
  const [time, setTime] = useState('08:00');
  const [isPast, setPast] = useState(false);

  function submit() {
    const at = day === null ? undefined : momentOf(day, time);
    if (!at) return;
    if (at <= new Date()) setPast(true);
    else onChoose(at);
  }

  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={title} size="sm">
      <div className="flex flex-col gap-5">
        <p className="text-sm text-muted">{t('text')}</p>
        <div className="flex flex-col gap-2">
          {laterTimes(now).map(({ name, at }) => (
            <Button key={name} icon={Clock} className="justify-start" onPress={() => onChoose(at)}>
              {t(name, { when: formatDate(at, 'time') })}
            </Button>
          ))}
        </div>
        <Form onSubmit={submit} isUnsaved={false}>
          {isPast && <FormError>{t('past')}</FormError>}
          <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-3">
            <DatePicker label={t('day')} value={day} onChange={setDay} earliest={today} isRequired />
            <Select label={t('time')} options={times} value={time} onChange={setTime} />
          </div>
          <FormActions>
            <Button slot="close">{t('close')}</Button>
            <Button type="submit" variant="primary">
              {t('set')}
            </Button>
          </FormActions>
        </Form>
      </div>
    </Dialog>
  );
}
