import { AlarmClock, Button, IconButton, Menu, MenuItem, MenuTrigger, useFormats, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
import type { Task } from '../../shared/index.ts';
import type { Reminder } from '../../shared/reminder.ts';
import { isSameWhen, mostReminders, reminderMoment } from '../../shared/reminder-moment.ts';
import { aroundMessages } from './around-messages.ts';
import { ReminderDialog } from './reminder-dialog-view.tsx';
import { offeredReminders, sayWhen } from './reminder-words.ts';
import type { AroundChanges } from './use-around-changes.ts';

interface RemindersProps {
  readonly task: Task;
  readonly reminders: readonly Reminder[];
  readonly changes: AroundChanges;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** When somebody wants to be reminded of a task: theirs alone. */
export function Reminders({ task, reminders, changes }: RemindersProps) {
  const t = useMessages(aroundMessages);
  const [isChoosing, setChoosing] = useState(false);
  const now = new Date();
  const offered = offeredReminders(task).filter((when) => {
    const at = reminderMoment(when, task, here);
    return at !== null && at > now && !reminders.some((each) => isSameWhen(each.when, when));
  });
  const sorted = reminders.toSorted((one, other) => (one.at ?? '9').localeCompare(other.at ?? '9'));
  // What is closed reminds of nothing.
  if (task.state !== 'open') return null;
  return (
    <section aria-label={t('reminders')} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">
        {t('reminders')} <span className="font-normal text-muted">{t('remindersHelp')}</span>
      </h2>
      {sorted.length > 0 && (
        <ul className="flex flex-col gap-1">
          {sorted.map((reminder) => (
            <ReminderLine key={reminder.id} reminder={reminder} onRemove={() => changes.forget(reminder)} />
          ))}
        </ul>
      )}
      {reminders.length < mostReminders && (
        <MenuTrigger>
          <Button size="sm" icon={AlarmClock} className="self-start">
            {t('addReminder')}
          </Button>
          <Menu placement="bottom start">
            {offered.map((when) => (
              <MenuItem key={JSON.stringify(when)} onAction={() => void changes.remind(when)}>
                {sayWhen(when, t)}
              </MenuItem>
            ))}
            <MenuItem onAction={() => setChoosing(true)}>{t('otherMoment')}</MenuItem>
          </Menu>
        </MenuTrigger>
      )}
      {isChoosing && (
        <ReminderDialog
          dueOn={task.dueOn}
          onChoose={(at) => void changes.remind({ kind: 'moment', at })}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  );
}

interface ReminderLineProps {
  readonly reminder: Reminder;
  readonly onRemove: () => void;
}

function ReminderLine({ reminder: { when, at }, onRemove }: ReminderLineProps) {
  const t = useMessages(aroundMessages);
  const { formatDate } = useFormats();
  const moment = at === null ? t('reminderRests') : formatDate(at, 'moment');
  const isMoment = when.kind === 'moment';
  return (
    <li className="flex min-h-9 items-center gap-2">
      <AlarmClock aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 grow">
        {isMoment ? moment : sayWhen(when, t)}
        {!isMoment && <span className="block text-sm text-muted">{moment}</span>}
      </span>
      <IconButton
        icon={X}
        size="sm"
        label={t('removeReminder', { when: isMoment ? moment : sayWhen(when, t) })}
        onPress={onRemove}
      />
    </li>
  );
}
