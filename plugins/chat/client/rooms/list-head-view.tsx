import { lazyLayer } from '@kontor/plugin-api/client';
import {
  CheckCheck,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Plus,
  Search,
  useMessages,
  useToast,
} from '@kontor/ui';
import { memo, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { useChat } from '../session/chat-context.ts';
import { roomListMessages } from './room-list-messages.ts';

const NewRoom = lazyLayer(async () => (await import('../directory/new-room-view.tsx')).NewRoomDialog);

/** Above the list: what the page is, and what can be done with all rooms. */
export const ListHead = memo(function ListHead({ isMain }: { readonly isMain: boolean }) {
  const t = useMessages(chatMessages);
  const l = useMessages(roomListMessages);
  const { chat } = useChat();
  const toast = useToast();
  const [isMaking, setMaking] = useState(false);
  // The page has one main heading: that of the room where one is opened.
  const Title = isMain ? 'h1' : 'p';
  function readEverything() {
    chat.reading.markAll().then(
      () => toast.show({ text: l('allRead'), tone: 'success' }),
      () => toast.show({ text: t('failed'), tone: 'danger' }),
    );
  }
  return (
    <div className="flex items-center gap-1">
      <Title className="grow text-2xl font-semibold xl:text-xl">{t('chat')}</Title>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={l('listMenu')} />
        <Menu>
          <MenuItem icon={Search} href="/chat/rooms">
            {l('discover')}
          </MenuItem>
          <MenuItem icon={Plus} onAction={() => setMaking(true)}>
            {l('newRoom')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={CheckCheck} onAction={readEverything}>
            {l('markAllRead')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {isMaking && <NewRoom isOpen onOpenChange={setMaking} />}
    </div>
  );
});
