import { Avatar, classNames, FileText, useMessages, VisuallyHidden } from '@kontor/ui';
import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useDocument } from '../editor-context.ts';
import type { EditorKeys } from '../editor-keys.ts';
import type { InsertTools } from '../insert/block-kinds.ts';
import { moveTo } from '../move-to.ts';
import { type Place, placeBeside } from '../place-beside.ts';
import { suggestMessages } from './suggest-messages.ts';
import type { Suggestion } from './suggestion.ts';
import { useSuggesting } from './use-suggesting.ts';

interface SuggestionsProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly keys: EditorKeys;
  readonly tools: InsertTools;
}

const [width, height] = [288, 320];

/** What fits to what is being typed, below the caret. The focus stays in the text, which names the chosen one. */
export function Suggestions({ frame, keys, tools }: SuggestionsProps) {
  const t = useMessages(suggestMessages);
  const { editor, parts } = useDocument();
  const { isOpen, kind, start, suggestions, chosen, take } = useSuggesting({ editor, keys, parts, tools });
  const [place, setPlace] = useState<Place>();
  const id = useId();
  useLayoutEffect(() => {
    if (!isOpen || !frame.current) return setPlace(undefined);
    const wanted = { from: start, to: start, width, height, prefersAbove: false };
    setPlace(placeBeside(editor, frame.current, wanted));
  }, [isOpen, editor, frame, start]);
  useEffect(() => {
    if (!isOpen) return;
    const { dom } = editor.view;
    const told = { 'aria-controls': id, 'aria-autocomplete': 'list', 'aria-activedescendant': `${id}-${chosen}` };
    for (const [name, value] of Object.entries(told)) dom.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(told)) dom.removeAttribute(name);
    };
  }, [isOpen, editor, id, chosen]);
  return (
    <>
      <VisuallyHidden>
        <span aria-live="polite">{isOpen && t('count', { count: suggestions.length })}</span>
      </VisuallyHidden>
      {isOpen && place && (
        <div
          role="listbox"
          id={id}
          aria-label={t(kind)}
          className="k-floating w-72 max-h-80 overflow-y-auto p-1"
          ref={(element) => moveTo(element, place)}
        >
          {suggestions.map((suggestion, at) => (
            <Choice
              key={suggestion.key}
              id={`${id}-${at}`}
              suggestion={suggestion}
              isChosen={at === chosen}
              onTake={() => take(suggestion)}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly isChosen: boolean;
  readonly onTake: () => void;
}

function Choice({ id, suggestion, isChosen, onTake }: ChoiceProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the chosen one.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the text.
    <div
      ref={option}
      role="option"
      id={id}
      aria-selected={isChosen}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      className={classNames(
        'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 text-sm coarse:min-h-11',
        isChosen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <Sign suggestion={suggestion} />
      <span className="min-w-0 grow">
        <span className="block truncate">{suggestion.label}</span>
        {suggestion.note !== undefined && <span className="block text-xs text-muted">{suggestion.note}</span>}
      </span>
      {suggestion.hint !== undefined && (
        <kbd aria-hidden className="font-mono text-xs text-muted">
          {suggestion.hint}
        </kbd>
      )}
    </div>
  );
}

function Sign({ suggestion: { sign, icon, isPerson, label, key } }: { readonly suggestion: Suggestion }) {
  if (sign !== undefined) return <span className="w-6 text-center text-lg">{sign}</span>;
  if (isPerson) return <Avatar name={label} seed={key} size="xs" />;
  const Icon = icon ?? FileText;
  return <Icon aria-hidden className="mx-1 size-4 shrink-0 text-muted" />;
}
