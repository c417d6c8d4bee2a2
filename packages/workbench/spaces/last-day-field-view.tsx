import { type IsoDate, isoDate } from '@kontor/base';
import { Button, DatePicker, useMessages } from '@kontor/ui';
import { spaceMessages } from './space-messages.ts';

export interface LastDayFieldProps {
  readonly value: IsoDate | null;
  readonly onChange: (value: IsoDate | null) => void;
}

/** The last day of somebody's access; without one it does not end. */
export function LastDayField({ value, onChange }: LastDayFieldProps) {
  const t = useMessages(spaceMessages);
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
      <DatePicker
        label={t('lastDay')}
        description={t('lastDayHelp')}
        value={value}
        onChange={onChange}
        earliest={isoDate(new Date())}
        className="min-w-0 grow"
      />
      {value !== null && (
        <Button variant="quiet" onPress={() => onChange(null)} className="sm:mt-6.5">
          {t('withoutEnd')}
        </Button>
      )}
    </div>
  );
}
