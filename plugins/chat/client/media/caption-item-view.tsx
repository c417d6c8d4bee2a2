import type { ChatMessage } from '@kontor/matrix/client';
import { MenuItem, Pencil, useMessages } from '@kontor/ui';
import type { MessageActions } from '../room/message-actions.ts';
import { mediaMessages } from './media-messages.ts';
import { pictureOf } from './pictures-model.ts';

interface CaptionItemProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

/** In the menu of a file that one has sent: say what it is. */
export function CaptionItem({ message, actions }: CaptionItemProps) {
  const t = useMessages(mediaMessages);
  return (
    <MenuItem icon={Pencil} onAction={() => actions.open('caption', message)}>
      {t(pictureOf(message) ? 'addCaption' : 'describeFile')}
    </MenuItem>
  );
}
