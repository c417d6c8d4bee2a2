import type { ChatMember } from '@kontor/matrix/client';
import { useEffect, useMemo, useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { findEmoji } from './emoji-codes.ts';
import type { Suggestion } from './suggestions-view.tsx';
import { findMembers, findTrigger, type Trigger } from './trigger-model.ts';

const most = 6;

/** What fits to what is being typed: people of the room, known without a connection, too, and short codes. */
export function useSuggestions(room: string, text: string, caret: number) {
  const [members, setMembers] = useState<readonly ChatMember[]>();
  const { chat } = useChat();
  const trigger = useMemo(() => findTrigger(text, caret), [text, caret]);
  const isMention = trigger?.kind === 'mention';
  useEffect(() => {
    if (isMention && !members) void chat.listMembers(room).then(setMembers);
  }, [chat, room, isMention, members]);
  const suggestions = useMemo(
    () => (trigger ? suggest(trigger, members ?? [], chat.userId) : []),
    [trigger, members, chat.userId],
  );
  return { trigger, suggestions };
}

function suggest({ kind, typed }: Trigger, members: readonly ChatMember[], me: string): readonly Suggestion[] {
  if (kind === 'emoji')
    return findEmoji(typed, most).map(({ code, sign }) => ({ key: code, insert: sign, label: `:${code}:`, sign }));
  const others = members.filter(({ userId }) => userId !== me);
  return findMembers(others, typed, most).map((member) => ({
    key: member.userId,
    insert: `@${member.name}`,
    label: member.name,
    mention: member,
  }));
}
