import { Button, Pin, useMessages } from '@kontor/ui';
import { roomMessages } from '../room/room-messages.ts';
import { useChat, useWatched } from '../session/chat-context.ts';

interface PinsButtonProps {
  readonly room: string;
  readonly onOpen: () => void;
}

/** In the head of a room, as long as something is pinned. */
export function PinsButton({ room, onOpen }: PinsButtonProps) {
  const t = useMessages(roomMessages);
  const { chat } = useChat();
  useWatched(chat.pins.all);
  const count = chat.pins.list(room).length;
  if (count === 0) return null;
  return (
    <Button
      variant="quiet"
      icon={Pin}
      aria-label={t('pinnedCount', { count })}
      onPress={onOpen}
      className="shrink-0 px-2!"
    >
      <span className="tabular-nums">{count}</span>
    </Button>
  );
}
