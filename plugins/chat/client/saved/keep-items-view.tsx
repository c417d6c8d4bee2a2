import type { ChatMessage } from '@kontor/matrix/client';
import { AlarmClock, Bookmark, Forward, MenuItem, useMessages } from '@kontor/ui';
import type { MessageActions } from '../room/message-actions.ts';
import { savedMessages } from './saved-messages.ts';
import { useSaved } from './use-saved.ts';

interface KeepItemsProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

/** In the menu of a message: keep it, be reminded of it, and pass it on. */
export function KeepItems({ message, actions }: KeepItemsProps) {
  const t = useMessages(savedMessages);
  const { find, toggle } = useSaved();
  const { room } = actions.place;
  return (
    <>
      <MenuItem icon={Forward} onAction={() => actions.open('forward', message)}>
        {t('forward')}
      </MenuItem>
      <MenuItem icon={Bookmark} onAction={() => void toggle(room, message.id)}>
        {t(find(room, message.id) ? 'unsave' : 'save')}
      </MenuItem>
      <MenuItem icon={AlarmClock} onAction={() => actions.open('remind', message)}>
        {t('remind')}
      </MenuItem>
    </>
  );
}
