import { Checkbox, DatePicker, RadioGroup, Select, TextField, useMessages } from '@kontor/ui';
import { mostGuests, type SignUpMode, signUpModes } from '../../shared/index.ts';
import { formMessages } from './form-messages.ts';
import type { Draft } from './gathering-draft.ts';

interface SignUpFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

const periods = [7, 30, 90, 180, 365] as const;

/** How people sign up, how many, what they are asked, and what they are told of their names. */
export function SignUpFields({ draft, onChange }: SignUpFieldsProps) {
  const t = useMessages(formMessages);
  const { signUp, capacity, signUpUntil, guests, question, namesShown, keptDays, startsOn } = draft;
  const days = periods.some((days) => days === keptDays) ? periods : [...periods, keptDays].sort((a, b) => a - b);
  return (
    <>
      <RadioGroup<SignUpMode>
        label={t('signUp')}
        options={signUpModes.map((id) => ({
          id,
          label: t(id),
          ...(id === 'approved' && { description: t('approvedHelp') }),
        }))}
        value={signUp}
        onChange={(mode) => onChange({ signUp: mode })}
      />
      {signUp !== 'none' && (
        <>
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <TextField
              label={t('capacity')}
              description={t('capacityHelp')}
              inputMode="numeric"
              value={capacity}
              onChange={(text) => onChange({ capacity: text })}
            />
            <DatePicker
              label={t('until')}
              value={signUpUntil}
              onChange={(day) => onChange({ signUpUntil: day })}
              {...(startsOn !== null && { latest: startsOn })}
            />
            <Select
              label={t('guests')}
              options={Array.from({ length: mostGuests + 1 }, (_none, count) => ({
                id: String(count),
                label: t('guestCount', { count }),
              }))}
              value={String(guests)}
              onChange={(count) => onChange({ guests: Number(count) })}
            />
            <Select
              label={t('kept')}
              options={days.map((count) => ({ id: String(count), label: t('keptDays', { count }) }))}
              value={String(keptDays)}
              onChange={(count) => onChange({ keptDays: Number(count) })}
            />
          </div>
          <TextField
            label={t('question')}
            description={t('questionHelp')}
            value={question}
            onChange={(text) => onChange({ question: text })}
            maxLength={300}
          />
          <Checkbox
            isSelected={namesShown}
            onChange={(shown) => onChange({ namesShown: shown })}
            description={t('namesShownHelp')}
          >
            {t('namesShown')}
          </Checkbox>
        </>
      )}
    </>
  );
}
