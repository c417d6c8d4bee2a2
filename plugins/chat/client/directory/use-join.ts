import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { joinSpace, listSpaces } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { browseRooms, type ListedRoom, listRooms } from '../../shared/index.ts';
import { roomAddress } from '../rooms/room-address.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { directoryMessages } from './directory-messages.ts';

/** Joins the space of a room, and opens the room as soon as it has arrived here. */
export function useJoin(): { join(room: ListedRoom): void; readonly joining: string | undefined } {
  const t = useMessages(directoryMessages);
  const toast = useToast();
  const { run } = useAction(joinSpace, { refreshes: [listSpaces, listRooms, browseRooms] });
  const [joining, setJoining] = useState<string>();
  useOpenWhenThere(joining);
  async function joinNow({ room, space, spaceName }: ListedRoom) {
    setJoining(room);
    if (await run({ space })) return toast.show({ text: t('joinedTo', { space: spaceName }), tone: 'success' });
    setJoining(undefined);
    toast.show({ text: t('failed'), tone: 'danger' });
  }
  return { join: (room) => void joinNow(room), joining };
}

/** Goes to a room once the chat knows it: before, it would not be there. */
export function useOpenWhenThere(room: string | undefined): void {
  const { chat } = useChat();
  const navigate = useNavigate();
  const isThere = useWatched(chat.rooms).some(({ id }) => id === room);
  useEffect(() => {
    if (room !== undefined && isThere) navigate(roomAddress(room));
  }, [room, isThere, navigate]);
}
