import { type ChatMessage, type Draft, markdownOf, type Place, readHtml } from '@kontor/matrix/client';
import { useEffect, useMemo, useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { WrittenText } from './draft.ts';
import type { ComposerMode } from './mode-line-view.tsx';

const nothing: Draft = { text: '', at: 0 };

/** What the field begins with; anew when editing begins or ends, and when another device of the person wrote on. */
export function useDraft({ room, thread }: Place, mode: ComposerMode): WrittenText {
  const { chat, session } = useChat();
  const { kept } = session;
  const key = thread === undefined ? room : `${room} ${thread}`;
  const edited = mode?.kind === 'edit' ? mode.message : undefined;
  const editedId = edited?.id;
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its text counts when editing begins, not when it changes.
  const draft = useMemo(() => {
    if (edited) return new WrittenText(`${key} ${edited.id}`, { text: markdownOfMessage(edited), at: 0 });
    const place = { room, thread };
    const [here, elsewhere] = [kept.findDraft(key) ?? nothing, chat.drafts.find(place) ?? nothing];
    return new WrittenText(`${key} ${turn}`, elsewhere.at > here.at ? elsewhere : here, {
      keep: (written) => kept.keepDraft(key, written),
      // Without a connection it stays here until it is written on.
      tell: (written) => void chat.drafts.keep(place, written).catch(() => undefined),
    });
  }, [kept, chat, key, editedId, turn]);
  useEffect(() => {
    window.addEventListener('pagehide', draft.flush);
    document.addEventListener('visibilitychange', draft.flush);
    return () => {
      window.removeEventListener('pagehide', draft.flush);
      document.removeEventListener('visibilitychange', draft.flush);
      draft.flush();
    };
  }, [draft]);
  useEffect(() => {
    if (editedId !== undefined) return;
    return chat.drafts.watch(room, () => {
      const found = chat.drafts.find({ room, thread });
      if (!found || !draft.isOlderThan(found)) return;
      kept.keepDraft(key, found);
      setTurn((before) => before + 1);
    });
  }, [chat, kept, room, thread, key, draft, editedId]);
  return draft;
}

/** Without formatting a message is text as it stands. */
function markdownOfMessage({ content }: ChatMessage): string {
  if (content.kind !== 'text') return '';
  return markdownOf(content.html === undefined ? [{ kind: 'text', text: content.text }] : readHtml(content.html));
}
