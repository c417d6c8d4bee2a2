import type { IsoDate } from '@kontor/base';
import { useWorkbench } from '@kontor/plugin-api/client';
import { ComboBox, DatePicker, useLanguage, useMessages } from '@kontor/ui';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { auditMessages } from './audit-messages.ts';
import { areas, coreKinds } from './audit-model.ts';

export interface AuditFilter {
  /** A kind, or what stands before its dot. */
  readonly kind: string | undefined;
  readonly person: PickedPerson | undefined;
  /** First and last day. */
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

export interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

/** What happened, chosen among the sentences with nobody in them, and who did it or whom it concerns. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const t = useMessages(auditMessages);
  const { language } = useLanguage();
  const { auditSentences } = useWorkbench().registry;
  const unknown = t('unknown');
  const nobody = { who: t('somebody'), about: unknown, object: unknown, subject: unknown, self: 'no', requested: 'no' };
  const options = [
    ...areas.map((area) => ({ id: area, label: t(area) })),
    ...coreKinds.map((kind) => ({ id: kind, label: t(kind, nobody) })),
    ...[...auditSentences].map(([kind, sentence]) => ({ id: kind, label: sentence(language, nobody) })),
  ];
  return (
    <div className="grid grid-cols-2 gap-3">
      <ComboBox
        label={t('kind')}
        placeholder={t('all')}
        options={options}
        value={filter.kind ?? null}
        onChange={(kind) => onChange({ ...filter, kind: kind ?? undefined })}
      />
      <PersonPicker label={t('person')} value={filter.person} onChange={(person) => onChange({ ...filter, person })} />
      <DatePicker label={t('from')} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <DatePicker label={t('untilDay')} value={filter.until} onChange={(until) => onChange({ ...filter, until })} />
    </div>
  );
}
