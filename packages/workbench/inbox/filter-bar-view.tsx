import { useQueryRoute } from '@kontor/plugin-api/client';
import { getNotificationSettings } from '@kontor/schema';
import { Button, Select, useLanguage, useMessages } from '@kontor/ui';
import { useOwnSpaces } from '../shell/use-own-spaces.ts';
import { inboxMessages } from './inbox-messages.ts';

/** What of a shelf is shown; everything where nothing is named. */
export interface InboxFilter {
  readonly kind?: string;
  readonly space?: string;
  /** Only what comes because one stands in for somebody. */
  readonly inPlace?: 'true';
}

interface FilterBarProps {
  readonly filter: InboxFilter;
  readonly onChange: (filter: InboxFilter) => void;
  /** Absent where there is nothing to choose. */
  readonly onSelectAll?: () => void;
}

const all = 'all';
const inPlace = 'in-place';

/** By kind and by space, and everything that is shown at once. */
export function FilterBar({ filter, onChange, onSelectAll }: FilterBarProps) {
  const t = useMessages(inboxMessages);
  const { language } = useLanguage();
  const kinds = useQueryRoute(getNotificationSettings, {}).data?.kinds ?? [];
  const spaces = useOwnSpaces() ?? [];
  const { kind: _kind, inPlace: _inPlace, ...ofSpace } = filter;
  const { space: _space, ...ofKind } = filter;
  const chooseKind = (id: string) => {
    if (id === all) onChange(ofSpace);
    else onChange(id === inPlace ? { ...ofSpace, inPlace: 'true' } : { ...ofSpace, kind: id });
  };
  const kindOptions = kinds.map(({ kind, label }) => ({ id: kind, label: label[language] }));
  const byName = new Intl.Collator(language);
  return (
    <div className="grid grid-cols-2 items-center gap-2 pb-1 sm:flex">
      <Select
        label={t('filterKind')}
        isLabelHidden
        options={[
          { id: all, label: t('allKinds') },
          { id: inPlace, label: t('inPlace') },
          ...kindOptions.sort((one, other) => byName.compare(one.label, other.label)),
        ]}
        value={filter.inPlace ? inPlace : (filter.kind ?? all)}
        onChange={chooseKind}
        className="min-w-0 sm:w-56"
      />
      <Select
        label={t('filterSpace')}
        isLabelHidden
        options={[{ id: all, label: t('allSpaces') }, ...spaces.map(({ id, name }) => ({ id, label: name }))]}
        value={filter.space ?? all}
        onChange={(id) => onChange(id === all ? ofKind : { ...ofKind, space: id })}
        className="min-w-0 sm:w-56"
      />
      {onSelectAll && (
        <Button variant="quiet" size="sm" onPress={onSelectAll} className="justify-self-start sm:ms-auto">
          {t('selectAll')}
        </Button>
      )}
    </div>
  );
}
