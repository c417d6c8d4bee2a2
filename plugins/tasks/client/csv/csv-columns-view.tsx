import { Select, useMessages } from '@kontor/ui';
import type { CsvPlan } from '../../shared/csv-api.ts';
import { csvMessages } from './csv-messages.ts';

interface CsvColumnsProps {
  readonly plan: CsvPlan;
  readonly onName: (place: number, column: string | null) => void;
}

const none = 'none';

/** What each column of a file means, as it was guessed, to be corrected. */
export function CsvColumns({ plan: { columns, choices }, onName }: CsvColumnsProps) {
  const t = useMessages(csvMessages);
  const options = [
    { id: none, label: t('leaveOut') },
    ...choices.map(({ column, name }) => ({ id: column, label: name })),
  ];
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-2 text-sm font-medium">{t('columns')}</legend>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {columns.map(({ heading, column }, place) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and names may be double.
            key={place}
            label={heading || t('unnamed', { place: String(place + 1) })}
            options={options}
            value={column ?? none}
            onChange={(chosen) => onName(place, chosen === none ? null : chosen)}
          />
        ))}
      </div>
    </fieldset>
  );
}
