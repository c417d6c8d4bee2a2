import type { EditorState } from '@kontor/editor/client';
import { useState } from 'react';
import type { Suggestion } from './suggestions-view.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** The list of suggestions as it is used: the arrow keys choose, Enter or Tab takes, Escape closes. */
export function useSuggesting(room: string, editor: EditorState | undefined) {
  const before = editor?.before ?? '';
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<string>();
  const { trigger, suggestions } = useSuggestions(room, before);
  const isOpen = trigger !== undefined && suggestions.length > 0 && closedFor !== before;
  const chosen = Math.min(at, suggestions.length - 1);

  function choose({ insert }: Suggestion) {
    if (!trigger) return;
    editor?.replaceBefore(before.length - trigger.start, insert);
    setAt(0);
  }

  function onKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const current = suggestions[chosen];
    if (!isOpen || !current || shiftKey || ctrlKey || metaKey) return false;
    if (key === 'ArrowDown') setAt((chosen + 1) % suggestions.length);
    else if (key === 'ArrowUp') setAt((chosen + suggestions.length - 1) % suggestions.length);
    else if (key === 'Enter' || key === 'Tab') choose(current);
    else if (key === 'Escape') setClosedFor(before);
    else return false;
    return true;
  }

  return { isOpen, suggestions, chosen, choose, onKey };
}
