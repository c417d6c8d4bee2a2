import type { ChatMessage, FoundMessages } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat } from '../session/chat-context.ts';

/** So long, in milliseconds, nothing is typed before it is searched. */
const pause = 250;

interface Found {
  readonly messages: readonly ChatMessage[];
  readonly last: FoundMessages;
}

/** Messages of a room with the words that are typed; pages follow each other. */
export function useRoomSearch(room: string, words: string) {
  const { chat } = useChat();
  const [found, setFound] = useState<Found>();
  const [stage, setStage] = useState<'idle' | 'searching' | 'failed'>('idle');
  const wanted = words.trim();

  useEffect(() => {
    if (wanted === '') {
      setFound(undefined);
      setStage('idle');
      return;
    }
    let isOver = false;
    setStage('searching');
    const timer = setTimeout(async () => {
      try {
        const last = await chat.search(room, wanted);
        // An answer to what was typed before says nothing any more.
        if (isOver) return;
        setFound({ messages: last.messages, last });
        setStage('idle');
      } catch {
        if (!isOver) setStage('failed');
      }
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [chat, room, wanted]);

  async function more() {
    if (found?.last.next === undefined) return;
    setStage('searching');
    try {
      const last = await chat.search(room, wanted, found.last.next);
      setFound((before) => (before === found ? { messages: [...found.messages, ...last.messages], last } : before));
      setStage('idle');
    } catch {
      setStage('failed');
    }
  }

  return { found, stage, more };
}
