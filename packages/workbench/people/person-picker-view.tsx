import { parseRef } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { Avatar, ComboBox, type Option, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { personPickerMessages } from './person-picker-messages.ts';

/** A person as somebody picked them. */
export interface PickedPerson {
  readonly id: string;
  readonly name: string;
}

export interface PersonPickerProps {
  readonly label: string;
  readonly description?: string;
  readonly value: PickedPerson | undefined;
  readonly onChange: (person: PickedPerson | undefined) => void;
  readonly isRequired?: boolean;
}

/** One of all people, found by typing; typos are forgiven as everywhere in the search. */
export function PersonPicker({ label, description, value, onChange, isRequired = false }: PersonPickerProps) {
  const t = useMessages(personPickerMessages);
  const [typed, setTyped] = useState(value?.name ?? '');
  const query = typed.trim();
  const isPicked = value !== undefined && value.name === typed;
  const found = useQueryRoute(
    searchAll,
    { q: query, type: ['person'], limit: 8 },
    { enabled: query !== '' && !isPicked, keepPrevious: true },
  );
  const options: Option[] = (found.data?.hits ?? []).flatMap((hit) => {
    const id = parseRef(hit.ref)?.id;
    if (id === undefined) return [];
    const start = <Avatar key={id} name={hit.title} seed={hit.ref} photo={hit.picture ?? undefined} size="sm" />;
    return [{ id, label: hit.title, start, ...(hit.subtitle !== null && { description: hit.subtitle }) }];
  });
  return (
    <ComboBox
      label={label}
      {...(description !== undefined && { description })}
      options={query === '' ? [] : options}
      isFilteredByCaller
      placeholder={t('placeholder')}
      emptyText={query === '' ? t('hint') : found.data && !found.isPrevious ? t('nobody') : t('searching')}
      value={value?.id ?? null}
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text);
        if (value !== undefined && text !== value.name) onChange(undefined);
      }}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (!option) return;
        onChange({ id: option.id, name: option.label });
        setTyped(option.label);
      }}
      isRequired={isRequired}
    />
  );
}
