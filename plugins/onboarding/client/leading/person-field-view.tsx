import { useFoundSubjects } from '@kontor/plugin-api/client';
import { Avatar, ComboBox, IconButton, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
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
  const [typed, setTyped] = useState('');
  const { options, isSettled } = useFoundSubjects(typed, kinds, new Set(without === undefined ? [] : [without]));
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
    <ComboBox
      label={label}
      {...(description !== undefined && { description })}
      isRequired={isRequired}
      options={options}
      isFilteredByCaller
      placeholder={t('personHint')}
      emptyText={t('nobodyFound')}
      isClosedWhenEmpty={!isSettled}
      value={null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (!option) return;
        onChange({ id: option.id, name: option.label });
        setTyped('');
      }}
    />
  );
}
