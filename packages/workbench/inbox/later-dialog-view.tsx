import { Button, Clock, DatePicker, Dialog, Form, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { inboxMessages } from './inbox-messages.ts';
import { dayOf, laterMoments, morningOf } from './inbox-model.ts';

export interface LaterDialogProps {
  readonly count: number;
  readonly onChoose: (until: Date) => void;
  readonly onClose: () => void;
}

/** Until when: three usual answers, or the morning of any day. */
export function LaterDialog({ count, onChoose, onClose }: LaterDialogProps) {
  const t = useMessages(inboxMessages);
  const { formatDate } = useFormats();
  const [now] = useState(() => new Date());
  const { inThreeHours, tomorrow, nextWeek } = laterMoments(now);
  const [day, setDay] = useState<string | null>(null);
  const choices = [
    { name: 'inThreeHours', until: inThreeHours },
    { name: 'tomorrow', until: tomorrow },
    { name: 'nextWeek', until: nextWeek },
  ] as const;
  function choose(until: Date) {
    onClose();
    onChoose(until);
  }
  return (
    <Dialog title={t('putOffTitle', { count })} size="sm" isOpen onOpenChange={onClose}>
      <ul className="-mx-2.5 flex flex-col pb-4">
        {choices.map(({ name, until }, index) => (
          <li key={name}>
            <PlainButton
              autoFocus={index === 0}
              onPress={() => choose(until)}
              className="flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-md px-2.5 text-start focus-ring-inset data-hovered:bg-hover data-pressed:bg-pressed"
            >
              <Clock aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="grow">{t(name)}</span>
              <span className="text-sm text-muted">{formatDate(until, 'moment')}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
      <Form
        isUnsaved={false}
        onSubmit={() => day !== null && choose(morningOf(day))}
        className="border-t border-border pt-4"
      >
        <DatePicker
          label={t('otherDay')}
          description={t('otherDayHelp')}
          value={day}
          onChange={setDay}
          earliest={dayOf(tomorrow)}
          isRequired
        />
        <Button type="submit" isDisabled={day === null} className="self-start">
          {t('putOff')}
        </Button>
      </Form>
    </Dialog>
  );
}
