import type { ChatMessage, Place } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { useRoom } from '../session/use-room.ts';

/** The message with which a thread began, as soon as it is known. */
export function useThreadRoot({ room, thread = '' }: Place): ChatMessage | undefined {
  const { chat } = useChat();
  const summary = useRoom(room);
  const [root, setRoot] = useState<ChatMessage>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is said in a room changes its line in the list.
  useEffect(() => {
    let isOver = false;
    void chat.findMessage(room, thread).then((message) => {
      if (!isOver) setRoot(message);
    });
    return () => {
      isOver = true;
    };
  }, [chat, room, thread, summary]);
  return root;
}
