import { useSession } from '@kontor/plugin-api/client';
import { Button, Save, SearchField, Select, TagList, useMessages } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { dayGroups, type Priority } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { filterMessages } from './filter-messages.ts';
import type { FilterOptions } from './filter-options.ts';
import { NameDialog } from './name-dialog-view.tsx';
import { noFilter, type TaskFilter, wordsOf } from './task-filter.ts';
import type { FilterState } from './use-filter.ts';
import { useSavedFilters } from './use-saved-filters.ts';

interface FilterBarProps {
  /** Null: of the day. */
  readonly list: string | null;
  readonly options: FilterOptions;
  readonly state: FilterState;
}

const any = 'any';
const priorities: readonly Priority[] = [3, 2, 1, 0];

/** By what the tasks of a screen are looked through, what is on, and a way to keep it. */
export function FilterBar({ list, options, state }: FilterBarProps) {
  const t = useMessages(filterMessages);
  const tasksT = useMessages(tasksMessages);
  const [isSaving, setSaving] = useState(false);
  const { add } = useSavedFilters(list);
  const { filter, setFilter, isActive } = state;
  const change = (part: Partial<TaskFilter>) => setFilter({ ...filter, ...part });
  const tags = useTags(filter, options);
  const select = <Name extends 'who' | 'due' | 'section' | 'from' | 'state'>(
    name: Name,
    choices: readonly { readonly id: string; readonly label: string; readonly description?: string }[],
  ) => (
    <Select
      label={t(name)}
      options={[{ id: any, label: name === 'state' ? t('open') : t('any') }, ...choices]}
      value={filter[name] === '' ? any : filter[name]}
      onChange={(value) => setFilter({ ...filter, [name]: value === any ? '' : value })}
    />
  );
  return (
    <section aria-label={t('filter')} className="flex flex-col gap-3 rounded-lg bg-sunken p-3 print:hidden">
      <Words text={filter.text} onChange={(text) => change({ text })} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {select('who', [
          { id: 'me', label: t('me') },
          { id: 'nobody', label: t('nobody') },
          ...options.assignees.map(({ id, name }) => ({ id, label: name })),
        ])}
        {select(
          'due',
          dayGroups.map((id) => ({ id, label: tasksT(id) })),
        )}
        <Select
          label={t('priority')}
          options={[
            { id: any, label: t('any') },
            ...priorities
              .filter((each) => !filter.priorities.includes(each))
              .map((each) => ({ id: String(each), label: tasksT(`priority${each}`) })),
          ]}
          value={any}
          onChange={(value) => {
            const chosen = priorities.find((each) => String(each) === value);
            change({ priorities: chosen === undefined ? [] : [...filter.priorities, chosen] });
          }}
        />
        {options.labels.length > 0 && (
          <Select
            label={t('label')}
            options={[
              { id: any, label: t('any') },
              ...options.labels
                .filter((label) => !filter.labels.includes(label))
                .map((label) => ({ id: `#${label}`, label })),
            ]}
            value={any}
            onChange={(value) => change({ labels: value === any ? [] : [...filter.labels, value.slice(1)] })}
          />
        )}
        {options.sections.length > 0 &&
          select('section', [
            { id: 'none', label: t('noSection') },
            ...options.sections.map(({ id, title }) => ({ id, label: title })),
          ])}
        {options.places.length > 0 &&
          select(
            'from',
            options.places.map(({ id, title, placeName }) => ({
              id,
              label: title,
              ...(placeName !== undefined && { description: placeName }),
            })),
          )}
        {options.hasState &&
          select('state', [
            { id: 'done', label: t('done') },
            { id: 'dropped', label: t('dropped') },
          ])}
      </div>
      {isActive && (
        <div className="flex flex-wrap items-center gap-2">
          <TagList
            label={t('active')}
            tags={tags.map(({ id, label }) => ({ id, label }))}
            onRemove={(id) => change(tags.find((tag) => tag.id === id)?.without ?? {})}
            className="min-w-0 grow"
          />
          <Button size="sm" variant="quiet" onPress={() => setFilter(noFilter)}>
            {t('reset')}
          </Button>
          <Button size="sm" icon={Save} onPress={() => setSaving(true)}>
            {t('save')}
          </Button>
        </div>
      )}
      {isSaving && (
        <NameDialog
          title={t('saveTitle')}
          help={t('saveHelp')}
          value=""
          onSave={(name) => void add(name, { ...wordsOf(filter) })}
          onClose={() => setSaving(false)}
        />
      )}
    </section>
  );
}

/** What is typed is in the field at once, and in the address as soon as that follows. */
function Words({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const t = useMessages(filterMessages);
  const [typed, setTyped] = useState(text);
  const own = useRef(text);
  useEffect(() => {
    if (text === own.current) return;
    own.current = text;
    setTyped(text);
  }, [text]);
  return (
    <SearchField
      label={t('search')}
      placeholder={t('searchHint')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        own.current = next;
        onChange(next);
      }}
      maxLength={100}
    />
  );
}

interface FilterTag {
  readonly id: string;
  readonly label: string;
  /** The filter without it. */
  readonly without: Partial<TaskFilter>;
}

/** What is on, one by one. */
function useTags(filter: TaskFilter, { assignees, sections, places }: FilterOptions): readonly FilterTag[] {
  const t = useMessages(filterMessages);
  const tasksT = useMessages(tasksMessages);
  const { person } = useSession();
  const { text, labels, priorities: chosen, who, due, state, section, from } = filter;
  const nameOfWho = () => {
    if (who === 'me' || who === person.id) return t('me');
    if (who === 'nobody') return t('nobody');
    return assignees.find(({ id }) => id === who)?.name ?? t('somebody');
  };
  const titleIn = (among: readonly { readonly id: string; readonly title: string }[], id: string) =>
    among.find((each) => each.id === id)?.title ?? '';
  const one = (isOn: boolean, id: string, label: string, without: Partial<TaskFilter>): readonly FilterTag[] =>
    isOn ? [{ id, label, without }] : [];
  return [
    ...one(text.trim() !== '', 'text', t('words', { text: text.trim() }), { text: '' }),
    ...labels.map((label) => ({
      id: `#${label}`,
      label: `#${label}`,
      without: { labels: labels.filter((each) => each !== label) },
    })),
    ...chosen.map((each) => ({
      id: `priority${each}`,
      label: `${t('priority')}: ${tasksT(`priority${each}`)}`,
      without: { priorities: chosen.filter((other) => other !== each) },
    })),
    ...one(who !== '', 'who', `${t('who')}: ${nameOfWho()}`, { who: '' }),
    ...one(due !== '', 'due', `${t('due')}: ${due === '' ? '' : tasksT(due)}`, { due: '' }),
    ...one(state !== '', 'state', state === '' ? '' : t(state), { state: '' }),
    ...one(section !== '', 'section', section === 'none' ? t('noSection') : titleIn(sections, section), {
      section: '',
    }),
    ...one(from !== '', 'from', titleIn(places, from), { from: '' }),
  ];
}
