import { FindSubject } from '@kontor/plugin-api/client';
import { Checkbox, DatePicker, Select, useMessages } from '@kontor/ui';
import { useOwnSpaces } from '../shell/use-own-spaces.ts';
import { filterMessages } from './filter-messages.ts';
import { type SearchFilters, type Time, times, withoutFilter } from './filter-model.ts';

export interface FilterFormProps {
  readonly filters: SearchFilters;
  readonly onChange: (filters: SearchFilters) => void;
}

const any = 'any';

/** Narrows the search by space, author and time, or to titles; each choice holds at once. */
export function FilterForm({ filters, onChange }: FilterFormProps) {
  const t = useMessages(filterMessages);
  const spaces = useOwnSpaces() ?? [];
  const { space, author, time, titlesOnly } = filters;
  return (
    <div className="grid gap-x-4 gap-y-3 pb-2 sm:grid-cols-2">
      <Select
        label={t('space')}
        options={[{ id: any, label: t('anySpace') }, ...spaces.map(({ id, name }) => ({ id, label: name }))]}
        value={spaces.some(({ id }) => id === space) ? (space ?? any) : any}
        onChange={(id) => onChange(id === any ? withoutFilter(filters, 'space') : { ...filters, space: id })}
        className="min-w-0"
      />
      <FindSubject
        label={t('author')}
        kinds={['person']}
        without={author === undefined ? [] : [author]}
        placeholder={t('authorPlaceholder')}
        emptyText={t('authorNobody')}
        onPick={({ id }) => onChange({ ...filters, author: id })}
        className="min-w-0"
      />
      <Select
        label={t('time')}
        options={[{ id: any, label: t('anyTime') }, ...times.map((each) => ({ id: each, label: t(each) }))]}
        value={time ?? any}
        onChange={(id) =>
          onChange(
            withTime(
              filters,
              times.find((each) => each === id),
            ),
          )
        }
        className="min-w-0"
      />
      <Checkbox
        isSelected={titlesOnly === true}
        onChange={(isOn) => onChange(isOn ? { ...filters, titlesOnly: true } : withoutFilter(filters, 'titlesOnly'))}
        description={t('titlesOnlyHelp')}
        className="sm:pt-6"
      >
        {t('titlesOnly')}
      </Checkbox>
      {time === 'range' && <Range filters={filters} onChange={onChange} />}
    </div>
  );
}

function Range({ filters, onChange }: FilterFormProps) {
  const t = useMessages(filterMessages);
  const { from, until, ...others } = filters;
  return (
    <>
      <DatePicker
        label={t('from')}
        value={from ?? null}
        {...(until !== undefined && { latest: until })}
        onChange={(day) =>
          onChange({ ...others, ...(until !== undefined && { until }), ...(day !== null && { from: day }) })
        }
      />
      <DatePicker
        label={t('until')}
        value={until ?? null}
        {...(from !== undefined && { earliest: from })}
        onChange={(day) =>
          onChange({ ...others, ...(from !== undefined && { from }), ...(day !== null && { until: day }) })
        }
      />
    </>
  );
}

function withTime(filters: SearchFilters, time: Time | undefined): SearchFilters {
  const others = withoutFilter(filters, 'time');
  return time === undefined ? others : { ...others, time };
}
