import { type AccessSubject, listGroups, type NamedSubject } from '@kontor/schema';
import { ComboBox, TagList, UsersRound, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { subjectMessages } from './subject-messages.ts';
import { useFoundSubjects } from './use-found-subjects.tsx';
import { useQueryRoute } from './use-query-route.ts';

interface PickSubjectsProps {
  readonly label: string;
  readonly kinds: readonly AccessSubject['kind'][];
  readonly picked: readonly NamedSubject[];
  readonly onChange: (picked: readonly NamedSubject[]) => void;
}

/** So many of each sort are offered at once. */
const most = 8;

/** People, org units and groups, found by typing. */
export function PickSubjects({ label, kinds, picked, onChange }: PickSubjectsProps) {
  const t = useMessages(subjectMessages);
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const groups = useGroups(q, kinds.includes('group'));
  const chosen = new Set(picked.map(({ id }) => id));
  const searched = kinds.filter((kind) => kind !== 'group');
  const { options: hits, isSettled } = useFoundSubjects(typed, searched, chosen);
  const options = [...groups.filter(({ id }) => !chosen.has(id)), ...hits];
  return (
    <div className="flex flex-col gap-2">
      <ComboBox
        label={label}
        options={options}
        isFilteredByCaller
        placeholder={t('pickHint')}
        emptyText={t('pickNobody')}
        isClosedWhenEmpty={!isSettled}
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
          tags={picked.map(({ id, name }) => ({ id, label: name || t('gone') }))}
          onRemove={(gone) => onChange(picked.filter(({ id }) => id !== gone))}
        />
      )}
    </div>
  );
}

/** Groups are few and stand in no search: those that have the words in their name. */
function useGroups(q: string, isWanted: boolean) {
  const t = useMessages(subjectMessages);
  const known = useQueryRoute(listGroups, {}, { enabled: isWanted }).data?.groups ?? [];
  if (!isWanted || q === '') return [];
  const words = q.toLocaleLowerCase('de');
  return known
    .filter(({ name }) => name.toLocaleLowerCase('de').includes(words))
    .slice(0, most)
    .map(({ id, name }) => ({
      id,
      kind: 'group' as const,
      label: name,
      description: t('group'),
      start: <UsersRound key={id} aria-hidden className="size-6 shrink-0 p-0.5 text-muted" />,
    }));
}
