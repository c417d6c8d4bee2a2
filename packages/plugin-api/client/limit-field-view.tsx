import type { NamedSubject } from '@kontor/schema';
import { RadioGroup, useMessages } from '@kontor/ui';
import { PickSubjects } from './pick-subjects-view.tsx';
import { subjectMessages } from './subject-messages.ts';

interface LimitFieldProps {
  readonly label: string;
  /** Who may where nothing is narrowed. */
  readonly all: string;
  /** Null is all. */
  readonly limit: readonly NamedSubject[] | null;
  /** Among those chosen at first. */
  readonly self: NamedSubject;
  readonly isReadOnly: boolean;
  readonly onChange: (limit: readonly NamedSubject[] | null) => void;
}

/** All who may anyway, or only some of them. */
export function LimitField({ label, all, limit, self, isReadOnly, onChange }: LimitFieldProps) {
  const t = useMessages(subjectMessages);
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        label={label}
        options={[
          { id: 'all', label: all },
          { id: 'some', label: t('some') },
        ]}
        value={limit === null ? 'all' : 'some'}
        isDisabled={isReadOnly}
        onChange={(choice) => onChange(choice === 'all' ? null : (limit ?? [self]))}
      />
      {limit !== null && !isReadOnly && (
        <PickSubjects label={t('pick')} kinds={['person', 'org-unit', 'group']} picked={limit} onChange={onChange} />
      )}
      {limit !== null && isReadOnly && (
        <p className="ps-7 text-sm">{limit.map(({ name }) => name || t('gone')).join(', ')}</p>
      )}
    </div>
  );
}
