import { type Weekday, weekdays } from '@kontor/schema';
import { Button, TextField, useMessages } from '@kontor/ui';
import { useWeekdayNames } from '../person/week-view.tsx';
import { readPeriods } from './hours-text.ts';
import { noHours, type OfficeDraft } from './office-draft-model.ts';
import { officeMessages } from './office-messages.ts';

type Typed = OfficeDraft['hours'];

interface HoursFieldProps {
  readonly value: Typed;
  readonly onChange: (hours: Typed) => void;
}

/** Opening hours as one types them, a field for each day; or none told at all. */
export function HoursField({ value, onChange }: HoursFieldProps) {
  const t = useMessages(officeMessages);
  const names = useWeekdayNames('long');
  return (
    <section aria-label={t('hours')} className="flex flex-col gap-3">
      <div>
        <h2 className="text-base font-semibold">{t('hours')}</h2>
        <p className="text-sm text-muted">{t(value === null ? 'noHours' : 'hoursHelp')}</p>
      </div>
      {value === null ? (
        <div>
          <Button size="sm" onPress={() => onChange(noHours())}>
            {t('tellHours')}
          </Button>
        </div>
      ) : (
        <>
          <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
            {weekdays.map((day: Weekday) => (
              <TextField
                key={day}
                label={names[day]}
                placeholder={t('closed')}
                value={value[day]}
                onChange={(typed) => onChange({ ...value, [day]: typed })}
                error={readPeriods(value[day]) ? undefined : t('hoursWrong')}
                maxLength={80}
                autoComplete="off"
              />
            ))}
          </div>
          <div>
            <Button size="sm" variant="quiet" onPress={() => onChange(null)} className="-ms-2.5">
              {t('forgetHours')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
