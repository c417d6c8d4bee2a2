import type { RoomDetails, RoomDetailsWatch } from '@kontor/matrix/client';
import { useEffect, useState } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';

const nothing = { value: undefined, watch: () => () => undefined };

/** A room with its members, followed while a view shows it. */
export function useRoomDetails(room: string): RoomDetails | undefined {
  const { chat } = useChat();
  const [watch, setWatch] = useState<RoomDetailsWatch>();
  useEffect(() => {
    const opened = chat.settings.watch(room);
    setWatch(opened);
    return () => opened?.close();
  }, [chat, room]);
  return useWatched<RoomDetails | undefined>(watch?.state ?? nothing);
}
