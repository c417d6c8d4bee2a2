import { markdownOf } from '@kontor/matrix/client';
import { useRef, useState } from 'react';
import { describeFile } from '../composer/use-uploads.ts';
import { useChat } from '../session/chat-context.ts';

/**
 * Sends files and a text into a room. A text without a connection waits there and goes by itself; what was sent before a
 * file failed is not sent again.
 */
export function useShare(files: readonly File[]) {
  const { chat } = useChat();
  const waiting = useRef(files);
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready');
  /** Answers whether all of it is there or surely will be. */
  async function send(room: string, text: string): Promise<boolean> {
    setState('sending');
    try {
      for (const file of waiting.current) {
        await chat.sendFile({ room }, { file, description: await describeFile(file) }).sent;
        waiting.current = waiting.current.slice(1);
      }
    } catch {
      setState('failed');
      return false;
    }
    // It stands in the room at once, as waiting or as refused, and is decided about there.
    const words = text.trim();
    if (words !== '')
      chat
        .sendText({ room }, { text: markdownOf([{ kind: 'text', text: words }]), mentions: [] })
        .catch(() => undefined);
    return true;
  }
  return { send, state };
}
