import type { ChatMessage, Mention, OutgoingText, Place } from '@kontor/matrix/client';
import { Check, CloudUpload, classNames, IconButton, Paperclip, Send, useMessages, X } from '@kontor/ui';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { useChat, usePerson } from '../session/chat-context.ts';
import { withEmoji } from './emoji-codes.ts';
import { type Suggestion, Suggestions } from './suggestions-view.tsx';
import { replaceTrigger } from './trigger-model.ts';
import { Uploads } from './uploads-view.tsx';
import { useSuggestions } from './use-suggestions.ts';
import { useUploads } from './use-uploads.ts';

/** What the field is for right now, beside writing something new. */
export type ComposerMode =
  | { readonly kind: 'reply'; readonly message: ChatMessage }
  | { readonly kind: 'edit'; readonly message: ChatMessage }
  | undefined;

export interface ComposerProps {
  readonly place: Place;
  readonly label: string;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onSend: (text: OutgoingText) => void;
  /** The up key in an empty field. */
  readonly onEditLast: () => void;
}

/** Where one writes: Enter sends, Shift and Enter begins a line; what was begun is kept for each room. */
export function Composer({ place, label, mode, onMode, onSend, onEditLast }: ComposerProps) {
  const t = useMessages(chatMessages);
  const draft = useDraft(place, mode);
  const { text, setText } = draft;
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const mentions = useRef<Mention[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { uploads, send: sendFiles } = useUploads(place);
  const { trigger, suggestions } = useSuggestions(place.room, text, caret);
  const drop = useDrop(sendFiles);
  const isSuggesting = trigger !== undefined && suggestions.length > 0 && !isClosed;

  useEffect(() => {
    if (mode) field.current?.focus();
  }, [mode]);

  function submit() {
    const ready = withEmoji(text.trim());
    if (ready === '') return;
    onSend({ text: ready, mentions: mentions.current });
    mentions.current = [];
    draft.clear();
    onMode(undefined);
  }

  function choose(suggestion: Suggestion) {
    if (!trigger) return;
    const { mention } = suggestion;
    if (mention) mentions.current = [...mentions.current, { name: mention.name, userId: mention.userId }];
    const next = replaceTrigger(text, caret, trigger, suggestion.insert);
    setText(next.text);
    setCaret(next.caret);
    setChosen(0);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  }

  function suggestionKeys(event: KeyboardEvent): boolean {
    const { key } = event;
    const current = suggestions[Math.min(chosen, suggestions.length - 1)];
    if (!isSuggesting || !current) return false;
    if (key === 'ArrowDown') setChosen((chosen + 1) % suggestions.length);
    else if (key === 'ArrowUp') setChosen((chosen + suggestions.length - 1) % suggestions.length);
    else if (key === 'Enter' || key === 'Tab') choose(current);
    else if (key === 'Escape') setClosed(true);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While a word is being composed, Enter belongs to that.
    if (event.nativeEvent.isComposing) return;
    if (suggestionKeys(event)) return event.preventDefault();
    const { key, shiftKey } = event;
    if (key === 'Enter' && !shiftKey && !isTouch()) {
      event.preventDefault();
      submit();
    } else if (key === 'Escape' && mode) {
      event.preventDefault();
      onMode(undefined);
    } else if (key === 'ArrowUp' && text === '') {
      event.preventDefault();
      onEditLast();
    }
  }

  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    sendFiles(event.clipboardData.files);
  }

  return (
    <section
      aria-label={label}
      {...drop.handlers}
      className="relative mx-auto w-full max-w-4xl px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4 sm:pb-4"
    >
      {isSuggesting && (
        <Suggestions
          id={listId}
          suggestions={suggestions}
          chosen={Math.min(chosen, suggestions.length - 1)}
          onChoose={choose}
        />
      )}
      <div className="relative rounded-lg bg-raised shadow-low ring-1 ring-control/45 ring-inset focus-within:ring-2 focus-within:ring-accent">
        {mode && <ModeLine mode={mode} onClose={() => onMode(undefined)} />}
        <Uploads uploads={uploads} />
        <div className="flex items-end gap-1 p-1">
          <input
            ref={files}
            type="file"
            multiple
            hidden
            onChange={({ currentTarget }) => {
              sendFiles(currentTarget.files ?? []);
              currentTarget.value = '';
            }}
          />
          <IconButton icon={Paperclip} label={t('attach')} onPress={() => files.current?.click()} />
          <textarea
            ref={field}
            rows={1}
            value={text}
            aria-label={label}
            placeholder={label}
            {...(isSuggesting && {
              'aria-controls': listId,
              'aria-autocomplete': 'list' as const,
              'aria-activedescendant': `${listId}-${Math.min(chosen, suggestions.length - 1)}`,
            })}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setCaret(currentTarget.selectionStart);
              setClosed(false);
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="field-sizing-content max-h-48 min-h-9 min-w-0 grow resize-none bg-transparent px-1 py-2 text-sm leading-5 outline-none placeholder:text-muted coarse:min-h-11 coarse:py-3 coarse:text-base"
          />
          <IconButton
            icon={mode?.kind === 'edit' ? Check : Send}
            label={t(mode?.kind === 'edit' ? 'save' : 'send')}
            isDisabled={text.trim() === ''}
            onPress={submit}
            className={classNames(
              text.trim() !== '' && 'bg-accent text-on-accent data-hovered:bg-accent-hover data-hovered:text-on-accent',
            )}
          />
        </div>
        {drop.isOver && (
          <p className="absolute inset-0 flex items-center justify-center gap-2 rounded-lg bg-accent-soft text-sm font-medium text-accent-text ring-2 ring-accent ring-inset">
            <CloudUpload aria-hidden className="size-4" />
            {t('dropHere')}
          </p>
        )}
      </div>
    </section>
  );
}

function ModeLine({ mode, onClose }: { readonly mode: NonNullable<ComposerMode>; readonly onClose: () => void }) {
  const t = useMessages(chatMessages);
  const { kind, message } = mode;
  const person = usePerson(message.sender);
  const title = kind === 'edit' ? t('editing') : t('replyingTo', { name: person?.name ?? message.senderName });
  return (
    <div className="flex items-center gap-2 border-b border-border ps-3 pe-1 py-1">
      <p className="min-w-0 grow text-xs">
        <span className="block font-medium text-accent-text">{title}</span>
        {kind === 'reply' && message.content.kind === 'text' && (
          <span className="block truncate text-muted">{message.content.text}</span>
        )}
      </p>
      <IconButton size="sm" icon={X} label={t(kind === 'edit' ? 'stopEdit' : 'stopReply')} onPress={onClose} />
    </div>
  );
}

/** What was begun for the place; while a message is edited, its text. */
function useDraft({ room, thread }: Place, mode: ComposerMode) {
  const { kept } = useChat().session;
  const key = thread === undefined ? room : `${room} ${thread}`;
  const edited = mode?.kind === 'edit' ? mode.message : undefined;
  const [text, show] = useState(() => kept.draft(key));
  const editedId = edited?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: its text counts when editing begins, not when it changes.
  useEffect(() => {
    show(edited?.content.kind === 'text' ? edited.content.text : kept.draft(key));
  }, [kept, key, editedId]);
  const setText = (next: string) => {
    show(next);
    if (!edited) kept.keepDraft(key, next);
  };
  const clear = () => {
    show('');
    if (!edited) kept.keepDraft(key, '');
  };
  return { text, setText, clear };
}

/** Files that are dragged over the field and let go. */
function useDrop(send: (files: Iterable<File>) => void) {
  const [isOver, setOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        send(event.dataTransfer.files);
      },
    },
  };
}

/** Where one types with a finger, Enter is the only way to a new line. */
function isTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
