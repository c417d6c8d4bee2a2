import { type ChatMessage, markdownOf, type Place, readHtml } from '@kontor/matrix/client';
import { useEffect, useMemo } from 'react';
import { useChat } from '../session/chat-context.ts';
import type { ComposerMode } from './mode-line-view.tsx';

/** After a key press; closing the page or leaving the room does not wait. */
const pause = 400;

/** What is written in the field, as Markdown: of a message that is edited, or what was begun for the place. */
export class Draft {
  /** The field begins anew where this changes. */
  readonly id: string;
  readonly #keep: (text: string) => void;
  #text: string;
  #due: (() => string) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string, text: string, keep: (text: string) => void) {
    this.id = id;
    this.#text = text;
    this.#keep = keep;
  }

  get text(): string {
    return this.#text;
  }

  /** Something else is written now; asked for what it is when there is time. */
  note(text: () => string): void {
    this.#due = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause);
  }

  set(text: string): void {
    this.note(() => text);
    this.flush();
  }

  readonly flush = (): void => {
    clearTimeout(this.#timer);
    const text = this.#due?.();
    this.#due = undefined;
    if (text === undefined || text === this.#text) return;
    this.#text = text;
    this.#keep(text);
  };
}

export function useDraft({ room, thread }: Place, mode: ComposerMode): Draft {
  const { kept } = useChat().session;
  const key = thread === undefined ? room : `${room} ${thread}`;
  const edited = mode?.kind === 'edit' ? mode.message : undefined;
  const editedId = edited?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: its text counts when editing begins, not when it changes.
  const draft = useMemo(() => {
    if (edited) return new Draft(`${key} ${edited.id}`, markdownOfMessage(edited), () => undefined);
    return new Draft(key, kept.draft(key), (text) => kept.keepDraft(key, text));
  }, [kept, key, editedId]);
  useEffect(() => {
    window.addEventListener('pagehide', draft.flush);
    document.addEventListener('visibilitychange', draft.flush);
    return () => {
      window.removeEventListener('pagehide', draft.flush);
      document.removeEventListener('visibilitychange', draft.flush);
      draft.flush();
    };
  }, [draft]);
  return draft;
}

/** Without formatting a message is text as it stands. */
function markdownOfMessage({ content }: ChatMessage): string {
  if (content.kind !== 'text') return '';
  return markdownOf(content.html === undefined ? [{ kind: 'text', text: content.text }] : readHtml(content.html));
}
