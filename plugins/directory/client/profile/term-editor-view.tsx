import { useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Plus, TagList, TextField, useMessages, useUnsaved } from '@kontor/ui';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react';
import { suggestSkills } from '../../shared/index.ts';
import { profileMessages } from './profile-messages.ts';

interface TermEditorProps {
  readonly list: 'skills' | 'languages';
  readonly label: string;
  readonly description: ReactNode;
  readonly terms: readonly string[];
  readonly onAdd: (typed: string) => void;
  readonly onRemove: (term: string) => void;
}

const suggestedAtMost = 6;

/** A list of words: typed and added with Enter, taken off one by one; skills of others are offered. */
export function TermEditor({ list, label, description, terms, onAdd, onRemove }: TermEditorProps) {
  const t = useMessages(profileMessages);
  const [typed, setTyped] = useState('');
  useUnsaved(typed.trim() !== '');
  const suggestions = useSuggestions(list, typed, terms);

  function add(text: string) {
    onAdd(text);
    setTyped('');
  }
  function addOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return;
    event.preventDefault();
    add(typed);
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <TextField
          label={label}
          description={description}
          value={typed}
          onChange={setTyped}
          onKeyDown={addOnEnter}
          maxLength={200}
          autoComplete="off"
          className="min-w-0 grow"
        />
        <Button
          icon={Plus}
          isDisabled={typed.trim() === ''}
          onPress={() => add(typed)}
          aria-label={`${t('add')}: ${label}`}
          className="mt-[1.625rem] shrink-0"
        >
          <span className="max-sm:sr-only">{t('add')}</span>
        </Button>
      </div>
      {suggestions.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {suggestions.map((term) => (
            <Button key={term} size="sm" icon={Plus} onPress={() => add(term)} aria-label={`${t('add')}: ${term}`}>
              {term}
            </Button>
          ))}
        </div>
      )}
      {terms.length > 0 && (
        <TagList label={label} tags={terms.map((term) => ({ id: term, label: term }))} onRemove={onRemove} />
      )}
    </div>
  );
}

/** Skills that others share and that contain what is typed. */
function useSuggestions(list: string, typed: string, terms: readonly string[]): readonly string[] {
  const q = useDeferredValue(typed.trim().slice(0, 60));
  const isWanted = list === 'skills' && q.length >= 2;
  const query = useQueryRoute(suggestSkills, { q }, { enabled: isWanted, keepPrevious: true });
  if (!isWanted) return [];
  const known = new Set(terms.map((term) => term.toLocaleLowerCase('de')));
  const found = query.data?.skills ?? [];
  return found.filter((term) => !known.has(term.toLocaleLowerCase('de'))).slice(0, suggestedAtMost);
}
