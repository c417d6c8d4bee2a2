import { useQueryRoute } from '@kontor/plugin-api/client';
import { type LinkCard, searchAll } from '@kontor/schema';
import { ComboBox, IconButton, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
import type { ItemKind } from '../../shared/index.ts';
import { itemsMessages } from './items-messages.ts';

/** What the search calls the objects that each kind can be about. */
const typesOf: Readonly<Record<ItemKind, readonly string[]>> = {
  meet: ['person', 'org-unit'],
  read: ['page'],
  join: ['room', 'space'],
  do: ['page', 'person', 'org-unit', 'room', 'space', 'task', 'task-list'],
};
const labels = { meet: 'objectMeet', read: 'objectRead', join: 'objectJoin', do: 'objectDo' } as const;
const most = 8;

/** What was chosen; without a title where the person may not see it. */
export type Chosen = Pick<LinkCard, 'ref'> & { readonly title: string | undefined };

interface ObjectFieldProps {
  readonly kind: ItemKind;
  readonly value: Chosen | null;
  readonly onChange: (chosen: Chosen | null) => void;
}

/** The person, page, room or space that an item is about, found by the one search. */
export function ObjectField({ kind, value, onChange }: ObjectFieldProps) {
  const t = useMessages(itemsMessages);
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const type = [...typesOf[kind]];
  const found = useQueryRoute(searchAll, { q, type, limit: most }, { enabled: q !== '', keepPrevious: true });
  const hits = q === '' ? [] : (found.data?.hits ?? []);
  if (value) {
    const title = value.title ?? t('notSeen');
    return (
      <div className="flex flex-col gap-1.5">
        <span className="text-sm font-medium">{t(labels[kind])}</span>
        <span className="flex items-center gap-2">
          <span className="min-w-0 grow truncate">{title}</span>
          <IconButton icon={X} label={`${t('remove')}: ${title}`} onPress={() => onChange(null)} />
        </span>
      </div>
    );
  }
  return (
    <ComboBox
      label={t(labels[kind])}
      description={t('objectHelp')}
      options={hits.map(({ ref, title, subtitle }) => ({
        id: ref,
        label: title,
        ...(subtitle !== null && { description: subtitle }),
      }))}
      isFilteredByCaller
      placeholder={t('objectHint')}
      emptyText={t('nothingFound')}
      isClosedWhenEmpty={q === '' || found.data === undefined || found.isPrevious}
      value={null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(ref) => {
        const hit = hits.find((each) => each.ref === ref);
        if (!hit) return;
        onChange({ ref: hit.ref, title: hit.title });
        setTyped('');
      }}
    />
  );
}
