import { FindSubject } from '@kontor/plugin-api/client';
import { Avatar, IconButton, useMessages, X } from '@kontor/ui';
import { leadingMessages } from './leading-messages.ts';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

interface PersonFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: NamedPerson | null;
  readonly onChange: (person: NamedPerson | null) => void;
  /** Not offered. */
  readonly without?: string | undefined;
  readonly isRequired?: boolean;
}

const kinds = ['person'] as const;

/** One person, found by typing. */
export function PersonField({ label, description, value, onChange, without, isRequired = false }: PersonFieldProps) {
  const t = useMessages(leadingMessages);
  if (value)
    return (
      <div className="flex flex-col gap-1.5">
        <span className="text-sm font-medium">{label}</span>
        <span className="flex items-center gap-3">
          <Avatar name={value.name} seed={value.id} size="sm" />
          <span className="min-w-0 grow truncate">{value.name}</span>
          <IconButton icon={X} label={`${t('remove')}: ${value.name}`} onPress={() => onChange(null)} />
        </span>
      </div>
    );
  return (
    <FindSubject
      label={label}
      description={description}
      kinds={kinds}
      without={without === undefined ? [] : [without]}
      isRequired={isRequired}
      placeholder={t('personHint')}
      emptyText={t('nobodyFound')}
      onPick={({ id, label: name }) => onChange({ id, name })}
    />
  );
}
