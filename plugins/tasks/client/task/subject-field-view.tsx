import { parseRef } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { Avatar, ComboBox, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';
import type { Subject } from './use-task-changes.ts';

interface SubjectFieldProps {
  readonly label: string;
  /** Ids of those who are not offered. */
  readonly without: readonly string[];
  readonly onPick: (subject: Subject, name: string) => void;
}

const kinds = ['person', 'org-unit'] as const;

/** A person or an org unit, found by typing. */
export function SubjectField({ label, without, onPick }: SubjectFieldProps) {
  const t = useMessages(tasksMessages);
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const found = useQueryRoute(searchAll, { q, type: [...kinds], limit: 8 }, { enabled: q !== '', keepPrevious: true });
  const options = (q === '' ? [] : (found.data?.hits ?? [])).flatMap(({ ref, type, title, subtitle }) => {
    const id = parseRef(ref)?.id;
    const kind = kinds.find((each) => each === type);
    if (id === undefined || kind === undefined || without.includes(id)) return [];
    const start = <Avatar key={id} name={title} seed={id} size="sm" shape={kind === 'person' ? 'round' : 'square'} />;
    return [{ id, kind, label: title, start, ...(subtitle !== null && { description: subtitle }) }];
  });
  return (
    <ComboBox
      label={label}
      options={options}
      isFilteredByCaller
      placeholder={t('assignHint')}
      emptyText={t('nobodyFound')}
      isClosedWhenEmpty={q === '' || !found.data || found.isPrevious}
      value={null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (!option) return;
        onPick({ kind: option.kind, id: option.id }, option.label);
        setTyped('');
      }}
      className="min-w-52 grow"
    />
  );
}
