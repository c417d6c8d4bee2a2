import { FindSubject, useSession } from '@kontor/plugin-api/client';
import { TagList, useMessages } from '@kontor/ui';
import { settingsMessages } from './settings-messages.ts';

export interface PickedPerson {
  readonly id: string;
  readonly name: string;
}

interface PickPeopleProps {
  readonly label: string;
  readonly picked: readonly PickedPerson[];
  /** Persons who are not offered. */
  readonly without?: ReadonlySet<string>;
  readonly onChange: (picked: readonly PickedPerson[]) => void;
}

const kinds = ['person'] as const;

/** Several of all people, found by typing; typos are forgiven as everywhere in the search. */
export function PickPeople({ label, picked, without, onChange }: PickPeopleProps) {
  const t = useMessages(settingsMessages);
  const { person: me } = useSession();
  const hidden = [me.id, ...picked.map(({ id }) => id), ...(without ?? [])];
  return (
    <div className="flex flex-col gap-2">
      <FindSubject
        label={label}
        kinds={kinds}
        without={hidden}
        placeholder={t('inviteHint')}
        emptyText={t('inviteNobody')}
        onPick={({ id, label: name }) => onChange([...picked, { id, name }])}
      />
      {picked.length > 0 && (
        <TagList
          label={t('chosen')}
          tags={picked.map(({ id, name }) => ({ id, label: name }))}
          onRemove={(gone) => onChange(picked.filter(({ id }) => id !== gone))}
        />
      )}
    </div>
  );
}
