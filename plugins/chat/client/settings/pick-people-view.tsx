import { parseRef } from '@kontor/base';
import { useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { Avatar, ComboBox, type Option, TagList, useMessages } from '@kontor/ui';
import { useState } from 'react';
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

/** Several of all people, found by typing; typos are forgiven as everywhere in the search. */
export function PickPeople({ label, picked, without, onChange }: PickPeopleProps) {
  const t = useMessages(settingsMessages);
  const { person: me } = useSession();
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const found = useQueryRoute(
    searchAll,
    { q: query, type: ['person'], limit: 8 },
    { enabled: query !== '', keepPrevious: true },
  );
  const hidden = new Set([me.id, ...picked.map(({ id }) => id), ...(without ?? [])]);
  const options: Option[] = (query === '' ? [] : (found.data?.hits ?? [])).flatMap((hit) => {
    const id = parseRef(hit.ref)?.id;
    if (id === undefined || hidden.has(id)) return [];
    const start = <Avatar key={id} name={hit.title} seed={id} photo={hit.picture ?? undefined} size="sm" />;
    return [{ id, label: hit.title, start, ...(hit.subtitle !== null && { description: hit.subtitle }) }];
  });
  const isSearching = !found.data || found.isPrevious;
  return (
    <div className="flex flex-col gap-2">
      <ComboBox
        label={label}
        options={options}
        isFilteredByCaller
        placeholder={t('inviteHint')}
        emptyText={t(isSearching ? 'searching' : 'inviteNobody')}
        // Else the list would cover whom one has just chosen.
        isClosedWhenEmpty={query === ''}
        value={null}
        inputValue={typed}
        onInputChange={setTyped}
        onChange={(id) => {
          const option = options.find((each) => each.id === id);
          if (!option) return;
          onChange([...picked, { id: option.id, name: option.label }]);
          setTyped('');
        }}
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
