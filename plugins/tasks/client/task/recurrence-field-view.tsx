import { Select, useLanguage, useMessages } from '@kontor/ui';
import type { Recurrence, Task } from '../../shared/index.ts';
import { describeRecurrence } from '../../shared/recurrence/describe.ts';
import { recurrencePresets } from '../../shared/recurrence/presets.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { todayHere } from './due-model.ts';

export interface RecurrenceFieldProps {
  readonly task: Pick<Task, 'dueOn' | 'recurrence'>;
  readonly mayEdit: boolean;
  readonly onChange: (recurrence: Recurrence | null) => void;
}

const never = 'never';

/** Whether and how a task comes again: what fits its due date, and whatever rule it has. */
export function RecurrenceField({ task: { dueOn, recurrence }, mayEdit, onChange }: RecurrenceFieldProps) {
  const t = useMessages(tasksMessages);
  const { language } = useLanguage();
  const offered = recurrencePresets(dueOn ?? todayHere()).map(({ rule }) => rule);
  const rules = recurrence === null || offered.includes(recurrence.rule) ? offered : [...offered, recurrence.rule];
  const say = (rule: string) => capitalised(describeRecurrence(rule, language));
  return (
    <>
      <Select
        label={t('recurrence')}
        options={[{ id: never, label: t('recurrenceNever') }, ...rules.map((rule) => ({ id: rule, label: say(rule) }))]}
        value={recurrence?.rule ?? never}
        isDisabled={!mayEdit}
        onChange={(rule) => onChange(rule === never ? null : { rule, from: recurrence?.from ?? 'due' })}
      />
      {recurrence !== null && (
        <Select
          label={t('recurrenceFrom')}
          options={[
            { id: 'due', label: t('recurrenceFromDue') },
            { id: 'completion', label: t('recurrenceFromCompletion') },
          ]}
          value={recurrence.from}
          isDisabled={!mayEdit}
          onChange={(from) => onChange({ ...recurrence, from })}
        />
      )}
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
