import type { RoomNotify, RoomSummary } from '@kontor/matrix/client';
import {
  AtSign,
  Bell,
  BellOff,
  CheckCheck,
  EllipsisVertical,
  type Icon,
  IconButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  MessageCircle,
  Star,
  useMessages,
  useToast,
} from '@kontor/ui';
import type { ReactNode } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { useSetNotify } from '../notifications/use-set-notify.ts';
import { useChat } from '../session/chat-context.ts';
import { useRoom } from '../session/use-room.ts';
import { roomListMessages } from './room-list-messages.ts';

const choices: readonly { readonly notify: RoomNotify; readonly icon: Icon }[] = [
  { notify: 'all', icon: Bell },
  { notify: 'mentions', icon: AtSign },
  { notify: 'none', icon: BellOff },
];
const words = { all: 'notifyAll', mentions: 'notifyMentions', none: 'notifyNone' } as const;

interface RoomMenuProps {
  readonly room: RoomSummary;
  readonly label: string;
  readonly size?: 'sm' | 'md';
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Called when the room was marked as unread: who stays in it would read it again. */
  readonly onMarkedUnread?: () => void;
  /** More to choose from, above the rest. */
  readonly children?: ReactNode;
}

/** What somebody does with a room for themselves alone: favourite, read, and what they want to hear of it. */
export function RoomMenu({ room, label, size = 'md', onOpenChange, onMarkedUnread, children }: RoomMenuProps) {
  const t = useMessages(chatMessages);
  const l = useMessages(roomListMessages);
  const { chat } = useChat();
  const setNotify = useSetNotify();
  const toast = useToast();
  const { id, isFavourite, notify: current, membership } = room;
  const tell = (work: Promise<unknown>) => {
    work.catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
  };
  if (membership === 'invite') return null;
  return (
    <MenuTrigger {...(onOpenChange && { onOpenChange })}>
      <IconButton icon={EllipsisVertical} label={label} size={size} />
      <Menu>
        {children}
        <MenuItem icon={Star} onAction={() => tell(chat.setFavourite(id, !isFavourite))}>
          {t(isFavourite ? 'unfavour' : 'favour')}
        </MenuItem>
        <ReadItem room={id} tell={tell} {...(onMarkedUnread && { onMarkedUnread })} />
        <MenuSeparator />
        <MenuSection title={l('notify')}>
          {choices.map(({ notify, icon }) => (
            <MenuItem
              key={notify}
              icon={icon}
              isCurrent={notify === current}
              onAction={() => tell(setNotify(id, notify))}
            >
              {l(words[notify])}
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}

interface ReadItemProps {
  readonly room: string;
  readonly tell: (work: Promise<unknown>) => void;
  readonly onMarkedUnread?: () => void;
}

/** Follows the room by itself: the menu need not be drawn with every message. */
function ReadItem({ room, tell, onMarkedUnread }: ReadItemProps) {
  const l = useMessages(roomListMessages);
  const { chat } = useChat();
  if (useRoom(room)?.isUnread)
    return (
      <MenuItem icon={CheckCheck} onAction={() => tell(chat.reading.markRoom(room))}>
        {l('markRead')}
      </MenuItem>
    );
  return (
    <MenuItem
      icon={MessageCircle}
      onAction={() => {
        tell(chat.reading.markUnread(room));
        onMarkedUnread?.();
      }}
    >
      {l('markUnread')}
    </MenuItem>
  );
}
