import { parseRef } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { Avatar, ComboBox, TagList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { AccessSubject } from '../../shared/index.ts';
import { dialogMessages } from './dialog-messages.ts';

export type NamedSubject = AccessSubject & { readonly name: string };

interface PickSubjectsProps {
  readonly label: string;
  readonly kinds: readonly AccessSubject['kind'][];
  readonly picked: readonly NamedSubject[];
  readonly onChange: (picked: readonly NamedSubject[]) => void;
}

/** People and org units, found by typing. */
export function PickSubjects({ label, kinds, picked, onChange }: PickSubjectsProps) {
  const t = useMessages(dialogMessages);
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const found = useQueryRoute(searchAll, { q, type: [...kinds], limit: 8 }, { enabled: q !== '', keepPrevious: true });
  const chosen = new Set(picked.map(({ id }) => id));
  const options = (q === '' ? [] : (found.data?.hits ?? [])).flatMap(({ ref, type, title, subtitle }) => {
    const id = parseRef(ref)?.id;
    const kind = kinds.find((each) => each === type);
    if (id === undefined || kind === undefined || chosen.has(id)) return [];
    const shape = kind === 'person' ? 'round' : 'square';
    const start = <Avatar key={id} name={title} seed={id} size="sm" shape={shape} />;
    return [{ id, kind, label: title, start, ...(subtitle !== null && { description: subtitle }) }];
  });
  return (
    <div className="flex flex-col gap-2">
      <ComboBox
        label={label}
        options={options}
        isFilteredByCaller
        placeholder={t('pickHint')}
        emptyText={t('pickNobody')}
        isClosedWhenEmpty={q === '' || !found.data || found.isPrevious}
        value={null}
        inputValue={typed}
        onInputChange={setTyped}
        onChange={(id) => {
          const option = options.find((each) => each.id === id);
          if (!option) return;
          onChange([...picked, { kind: option.kind, id: option.id, name: option.label }]);
          setTyped('');
        }}
      />
      {picked.length > 0 && (
        <TagList
          label={t('picked')}
          tags={picked.map(({ id, name }) => ({ id, label: name }))}
          onRemove={(gone) => onChange(picked.filter(({ id }) => id !== gone))}
        />
      )}
    </div>
  );
}
