import type { ChatMessage, Place } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';

/** The message with which a thread began, as soon as it is known. */
export function useThreadRoot({ room, thread = '' }: Place): ChatMessage | undefined {
  const { chat } = useChat();
  const rooms = useWatched(chat.rooms);
  const [root, setRoot] = useState<ChatMessage>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is said in a room changes its place in the list.
  useEffect(() => {
    let isOver = false;
    void chat.findMessage(room, thread).then((message) => {
      if (!isOver) setRoot(message);
    });
    return () => {
      isOver = true;
    };
  }, [chat, room, thread, rooms]);
  return root;
}
