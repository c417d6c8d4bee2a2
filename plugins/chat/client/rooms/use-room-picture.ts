import type { Chat } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat } from '../session/chat-context.ts';

/** In pixels: sharp where it is shown largest. */
const size = 96;
/** Only these are drawn by the browser. */
const drawable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** Each picture is fetched once; they are few and small, so they stay as long as the chat. */
const fetched = new WeakMap<Chat, Map<string, Promise<string | undefined>>>();

/** The address within this page of a room's picture, once it is there. */
export function useRoomPicture(picture: string | undefined): string | undefined {
  const { chat } = useChat();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    setAddress(undefined);
    if (picture === undefined) return;
    let isGone = false;
    void fetchOnce(chat, picture).then((found) => !isGone && setAddress(found));
    return () => {
      isGone = true;
    };
  }, [chat, picture]);
  return address;
}

function fetchOnce(chat: Chat, picture: string): Promise<string | undefined> {
  const known = fetched.get(chat) ?? new Map<string, Promise<string | undefined>>();
  fetched.set(chat, known);
  const asked = known.get(picture) ?? fetchPicture(chat, picture);
  known.set(picture, asked);
  // Without a connection it does not come: whoever shows it next asks again.
  void asked.then((found) => found === undefined && known.delete(picture));
  return asked;
}

async function fetchPicture(chat: Chat, address: string): Promise<string | undefined> {
  const blob = await chat.fetchFile({ address, size }).catch(() => undefined);
  return blob && drawable.has(blob.type) ? URL.createObjectURL(blob) : undefined;
}
