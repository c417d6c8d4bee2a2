import type { EditorState } from '@kontor/editor/client';
import { withEmoji } from '@kontor/editor/emoji';
import { htmlOf, type OutgoingText, plainTextOf } from '@kontor/matrix/client';
import { useMessages, useToast } from '@kontor/ui';
import { type RefObject, useCallback, useRef, useState } from 'react';
import { composerMessages } from './composer-messages.ts';
import type { WrittenText } from './draft.ts';
import type { Arrival } from './use-editor.ts';

/** Matrix takes events of 64 kB; a message holds its words twice, and something is around them. */
const mostBytes = 56_000;

/** What stands in the field, whichever of the two it is right now. */
export function useField(draft: WrittenText, plain: RefObject<HTMLTextAreaElement | null>) {
  const t = useMessages(composerMessages);
  const toast = useToast();
  const [shown, setShown] = useState({ draft, text: draft.text });
  const [editor, setEditor] = useState<EditorState>();
  // Keys come faster than views are drawn: what is sent is what is there.
  const current = useRef<EditorState>(undefined);
  const text = shown.draft === draft ? shown.text : draft.text;

  const onText = useCallback(
    (next: string) => {
      draft.set(next);
      setShown({ draft, text: next });
    },
    [draft],
  );
  const onEditor = useCallback(
    (state: EditorState) => {
      current.current = state;
      setEditor(state);
      draft.note(() => state.markdown);
    },
    [draft],
  );
  const focus = useCallback(() => {
    if (current.current) current.current.focus();
    else plain.current?.focus();
  }, [plain]);

  /** The message; nothing where there is none, or too much of it. */
  function read(): OutgoingText | undefined {
    const { current: state } = current;
    const words = withEmoji((plain.current?.value ?? '').trim());
    const body = state?.body ?? [];
    const message = state ? { text: plainTextOf(body), mentions: [], body } : { text: words, mentions: [] };
    if (state ? state.isEmpty : words === '') return undefined;
    if (bytesOf(message.text) + bytesOf(htmlOf(body)) > mostBytes) {
      toast.show({ text: t('tooLong'), tone: 'danger' });
      return undefined;
    }
    return message;
  }

  function clear(): void {
    current.current?.clear();
    onText('');
  }

  return {
    text,
    editor,
    isEmpty: editor ? editor.isEmpty : text.trim() === '',
    onText,
    onEditor,
    focus,
    read,
    clear,
    /** `#` where a word may begin, which brings the list of what can be linked. */
    insertHash: () => {
      const before = current.current?.before ?? text;
      const sign = /(?:^|[\s(])$/.test(before) ? '#' : ' #';
      if (current.current) current.current.insert(sign);
      else onText(text + sign);
    },
    insert: (sign: string) => {
      if (current.current) current.current.insert(sign);
      else onText(text + sign);
    },
    /** Where the caret of an editor goes that begins now: where it was in the plain field, or to the end. */
    caretFor: ({ caret }: Arrival, frame: HTMLElement | null) => {
      if (!current.current) return caret;
      return frame?.contains(document.activeElement) ? draft.text.length : undefined;
    },
  };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
