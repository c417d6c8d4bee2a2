import {
  CheckCheck,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  useMessages,
  useToast,
} from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { useChat } from '../session/chat-context.ts';
import { roomListMessages } from './room-list-messages.ts';

/** Above the list: what the page is, and what can be done with all rooms. */
export function ListHead({ isMain }: { readonly isMain: boolean }) {
  const t = useMessages(chatMessages);
  const l = useMessages(roomListMessages);
  const { chat } = useChat();
  const toast = useToast();
  // The page has one main heading: that of the room where one is opened.
  const Title = isMain ? 'h1' : 'p';
  function readEverything() {
    chat.markAllRead().then(
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
          <MenuItem icon={CheckCheck} onAction={readEverything}>
            {l('markAllRead')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </div>
  );
}
