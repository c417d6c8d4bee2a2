import { addDays } from '@kontor/base';
import { Checkbox, DatePicker, Select, TagList, TextField, useFormats, useMessages } from '@kontor/ui';
import { mostOccurrences, type Rhythm, rhythms } from '../../shared/index.ts';
import { formMessages } from './form-messages.ts';
import { type Draft, daysOf } from './gathering-draft.ts';

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** Days and times; the end moves along with the start. */
export function WhenFields({ draft, onChange }: FieldsProps) {
  const t = useMessages(formMessages);
  const { isAllDay, startsOn, endsOn, startsTime, endsTime } = draft;
  function moveStart(day: string | null) {
    const length =
      startsOn !== null && endsOn !== null ? Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) : 0;
    onChange({ startsOn: day, ...(day !== null && { endsOn: addDays(day, Math.max(0, length)), skipped: [] }) });
  }
  function moveTime(time: string) {
    const hour = (Number(time.slice(0, 2)) + 1) % 24;
    const isFree = endsTime === '' && time !== '' && hour > 0;
    onChange({ startsTime: time, ...(isFree && { endsTime: `${String(hour).padStart(2, '0')}${time.slice(2)}` }) });
  }
  return (
    <>
      <Checkbox isSelected={isAllDay} onChange={(all) => onChange({ isAllDay: all })}>
        {t('allDay')}
      </Checkbox>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <DatePicker label={t('startDay')} value={startsOn} onChange={moveStart} isRequired />
        {!isAllDay && (
          <TextField label={t('startTime')} type="time" value={startsTime} onChange={moveTime} isRequired />
        )}
        <DatePicker
          label={t('endDay')}
          value={endsOn}
          onChange={(day) => onChange({ endsOn: day })}
          {...(startsOn !== null && { earliest: startsOn })}
          isRequired
        />
        {!isAllDay && (
          <TextField
            label={t('endTime')}
            type="time"
            value={endsTime}
            onChange={(time) => onChange({ endsTime: time })}
            isRequired
          />
        )}
      </div>
    </>
  );
}

/** A simple repetition, as a list of days of which any can be left out. */
export function SeriesFields({ draft, onChange }: FieldsProps) {
  const t = useMessages(formMessages);
  const { formatDate } = useFormats();
  const { rhythm, times, skipped } = draft;
  const days = daysOf(draft).filter((day) => !skipped.includes(day));
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Select<Rhythm | 'never'>
          label={t('repeats')}
          options={(['never', ...rhythms] as const).map((id) => ({ id, label: t(id) }))}
          value={rhythm}
          onChange={(id) => onChange({ rhythm: id, skipped: [] })}
        />
        {rhythm !== 'never' && (
          <TextField
            label={t('times')}
            type="number"
            inputMode="numeric"
            value={String(times)}
            onChange={(text) => onChange({ times: Math.min(Math.max(Number(text) || 1, 1), mostOccurrences) })}
          />
        )}
      </div>
      {rhythm !== 'never' && (
        <div className="flex flex-col gap-2">
          <TagList
            label={t('dates')}
            isLabelHidden={false}
            tags={days.map((day) => ({ id: day, label: formatDate(day, 'medium') }))}
            onRemove={(day) => days.length > 1 && onChange({ skipped: [...skipped, day] })}
          />
          <p className="text-sm text-muted">{t('datesHelp')}</p>
        </div>
      )}
    </>
  );
}
