import type { RoomNotify } from '@kontor/matrix/client';
import { useCall } from '@kontor/plugin-api/client';
import { useCallback } from 'react';
import { setRoomNotify } from '../../shared/index.ts';
import { useChat } from '../session/chat-context.ts';

/** Says what of a room somebody wants to hear: to Matrix, which counts, and to Kontor, which fills the inbox. */
export function useSetNotify(): (room: string, notify: RoomNotify) => Promise<void> {
  const call = useCall();
  const { chat } = useChat();
  return useCallback(
    async (room, notify) => {
      await chat.setNotify(room, notify);
      await call(setRoomNotify, { room, notify });
    },
    [call, chat],
  );
}
