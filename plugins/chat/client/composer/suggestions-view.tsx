import { useAway, useAwayWords, useWorkbench } from '@kontor/plugin-api/client';
import { Avatar, classNames, FileText, useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { usePerson } from '../session/chat-context.ts';

/** Something that can take the place of what is being typed. */
export interface Suggestion {
  readonly key: string;
  /** What is put into the text: signs, or a name of somebody, a room, or everybody (`@room`). */
  readonly insert: string | { readonly ref: string; readonly name: string };
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  readonly sign?: string;
  /** What kind of object it is; picks its icon. */
  readonly type?: string;
  /** Somebody whose picture stands before the name. */
  readonly userId?: string;
  /** Whether it may be asked if they are away: not where nobody shall learn what is typed. */
  readonly asksAway?: boolean;
}

interface SuggestionsProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** Above the field, which keeps the focus: the arrow keys choose, Enter or Tab takes. */
export function Suggestions({ id, suggestions, chosen, onChoose }: SuggestionsProps) {
  const t = useMessages(chatMessages);
  return (
    <div
      role="listbox"
      id={id}
      aria-label={t('suggestions')}
      className="absolute inset-x-0 bottom-full z-20 mb-1 max-h-64 overflow-y-auto rounded-md bg-raised p-1 shadow-float ring-1 ring-border sm:max-w-md"
    >
      {suggestions.map((suggestion, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen one.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field.
        <div
          key={suggestion.key}
          role="option"
          id={`${id}-${at}`}
          aria-selected={at === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
          className={classNames(
            'flex min-h-9 cursor-default items-center gap-2 rounded-sm px-2 text-sm coarse:min-h-11',
            at === chosen ? 'bg-accent-soft' : 'hover:bg-hover',
          )}
        >
          {suggestion.userId !== undefined ? (
            <MemberPicture userId={suggestion.userId} name={suggestion.label} />
          ) : suggestion.type !== undefined ? (
            <TypeIcon type={suggestion.type} />
          ) : (
            <span aria-hidden className="w-6 shrink-0 text-center text-lg text-muted">
              {suggestion.sign}
            </span>
          )}
          <span className="min-w-0">
            <span className="block truncate">{suggestion.label}</span>
            {suggestion.userId !== undefined && suggestion.asksAway && <Away userId={suggestion.userId} />}
          </span>
          {suggestion.detail !== undefined && (
            <span className="ms-auto max-w-1/2 shrink-0 truncate ps-2 text-xs text-muted">{suggestion.detail}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** That somebody is away, and who stands in: said before they are mentioned. */
function Away({ userId }: { readonly userId: string }) {
  const id = usePerson(userId)?.id;
  const away = useAway(id === undefined ? [] : [id]).get(id ?? '');
  const wordsOf = useAwayWords();
  return away ? <span className="block text-xs text-muted">{wordsOf(away)}</span> : null;
}

function TypeIcon({ type }: { readonly type: string }) {
  const { icon: Icon = FileText } = useWorkbench().registry.searchRenderers.get(type) ?? {};
  return <Icon aria-hidden className="mx-1 size-4 shrink-0 text-muted" />;
}

function MemberPicture({ userId, name }: { readonly userId: string; readonly name: string }) {
  const person = usePerson(userId);
  return <Avatar name={name} seed={person?.id ?? userId} photo={person?.picture} size="xs" />;
}
