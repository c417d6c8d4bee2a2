import type { ChatMember } from '@kontor/matrix/client';
import { useMessages } from '@kontor/ui';
import { useEffect, useMemo, useState } from 'react';
import { useRoomGroups } from '../rooms/use-room-groups.ts';
import { useChat } from '../session/chat-context.ts';
import { composerMessages } from './composer-messages.ts';
import { findEmoji } from './emoji-codes.ts';
import type { Suggestion } from './suggestions-view.tsx';
import { findByName, findTrigger } from './trigger-model.ts';

const most = 6;
/** What people type who want to reach everybody. */
const wordsForAll = ['room', 'raum', 'alle', 'all', 'everyone'];

/** What fits to what is being typed: people of the room, rooms, and short codes; known without a connection, too. */
export function useSuggestions(room: string, before: string) {
  const t = useMessages(composerMessages);
  const [members, setMembers] = useState<readonly ChatMember[]>();
  const { chat } = useChat();
  const trigger = useMemo(() => findTrigger(before, before.length), [before]);
  const isMention = trigger?.kind === 'mention';
  const groups = useRoomGroups(trigger?.kind === 'room');
  useEffect(() => {
    if (isMention && !members) void chat.listMembers(room).then(setMembers);
  }, [chat, room, isMention, members]);
  const suggestions = useMemo((): readonly Suggestion[] => {
    if (!trigger) return [];
    const { kind, typed } = trigger;
    if (kind === 'emoji')
      return findEmoji(typed, most).map(({ code, sign }) => ({ key: code, insert: sign, label: `:${code}:`, sign }));
    if (kind === 'room') {
      const rooms = groups.flatMap(({ kind: of, space, rooms: found }) =>
        of === 'direct' ? [] : found.map(({ id, name }) => ({ id, name, detail: space?.name })),
      );
      return findByName(rooms, typed, most).map(({ id, name, detail }) => ({
        key: id,
        insert: { ref: id, name },
        label: name,
        sign: '#',
        ...(detail !== undefined && { detail }),
      }));
    }
    const others = (members ?? []).filter(({ userId }) => userId !== chat.userId);
    const people = findByName(others, typed, most).map(({ userId, name }) => {
      return { key: userId, insert: { ref: userId, name }, label: name, userId };
    });
    const isForAll = wordsForAll.some((word) => word.startsWith(typed.toLowerCase())) && chat.canCallAll(room);
    if (!isForAll || others.length < 2) return people;
    const everyone = {
      key: '@room',
      insert: { ref: '@room', name: 'room' },
      label: '@room',
      sign: '@',
      detail: t('everyone'),
    };
    return [...people.slice(0, most - 1), everyone];
  }, [trigger, members, groups, chat, room, t]);
  return { trigger, suggestions };
}
