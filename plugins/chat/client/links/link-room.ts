import { createContext, useContext } from 'react';
import { useChat } from '../session/chat-context.ts';

/** The room in which a text stands. */
export const LinkRoomContext = createContext<string | undefined>(undefined);

/** Whether Kontor may be asked what a text names: of an encrypted room it learns nothing. */
export function useMayAsk(): boolean {
  const { chat } = useChat();
  const room = useContext(LinkRoomContext);
  return room !== undefined && chat.findRoom(room)?.isEncrypted === false;
}
