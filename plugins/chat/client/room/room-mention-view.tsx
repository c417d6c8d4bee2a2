import { Link } from '@kontor/ui';
import { roomAddress } from '../rooms/room-address.ts';
import { useChat, useWatched } from '../session/chat-context.ts';

/** Another room, by the name that it has now for whoever may see it. */
export function RoomMention({ room, name }: { readonly room: string; readonly name: string }) {
  const { chat } = useChat();
  const found = useWatched(chat.rooms).find(({ id }) => id === room);
  const classes = 'rounded-sm bg-accent-soft px-1 font-medium text-accent-text!';
  if (!found) return <span className={classes}>#{name}</span>;
  return (
    <Link href={roomAddress(room)} className={classes}>
      #{found.name}
    </Link>
  );
}
