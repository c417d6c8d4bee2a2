import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { wordsBefore } from '../../insert.ts';
import type { DocumentParts } from '../document-parts.ts';
import type { EditorKeys } from '../editor-keys.ts';
import type { InsertTools } from '../insert/block-kinds.ts';
import { useEditorValue } from '../use-editor-value.ts';
import type { Suggestion } from './suggestion.ts';
import { findTrigger } from './trigger.ts';
import { useSuggestions } from './use-suggestions.ts';

interface SuggestingParts {
  readonly editor: Editor;
  readonly keys: EditorKeys;
  readonly parts: DocumentParts;
  readonly tools: InsertTools;
}

/** The list of suggestions as it is used: the arrow keys choose, Enter or Tab takes, Escape closes. */
export function useSuggesting({ editor, keys, parts, tools }: SuggestingParts) {
  const before = useEditorValue(editor, () => (editor.isFocused && editor.isEditable ? wordsBefore(editor) : ''));
  const trigger = findTrigger(before);
  const suggestions = useSuggestions(trigger, parts, tools);
  const [{ at, of }, setChosen] = useState({ at: 0, of: '' });
  const [closedFor, setClosedFor] = useState<string>();
  const isOpen = trigger !== undefined && suggestions.length > 0 && closedFor !== before;
  const chosen = of === before ? Math.min(at, suggestions.length - 1) : 0;

  function take({ take: takeIt }: Suggestion): void {
    if (!trigger) return;
    const { from } = editor.state.selection;
    editor.view.dispatch(editor.state.tr.delete(from - trigger.length, from));
    takeIt(editor);
  }

  function onKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const current = suggestions[chosen];
    if (!isOpen || !current || shiftKey || ctrlKey || metaKey || altKey) return false;
    const count = suggestions.length;
    if (key === 'ArrowDown') setChosen({ at: (chosen + 1) % count, of: before });
    else if (key === 'ArrowUp') setChosen({ at: (chosen + count - 1) % count, of: before });
    else if (key === 'Enter' || key === 'Tab') take(current);
    else if (key === 'Escape') setClosedFor(before);
    else return false;
    return true;
  }

  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => keys.add((event) => latest.current(event)), [keys]);
  /** Where what is being typed begins: the list keeps its place meanwhile. */
  const start = editor.state.selection.from - (trigger?.length ?? 0);
  return { isOpen, kind: trigger?.kind ?? 'block', start, suggestions, chosen, take };
}
