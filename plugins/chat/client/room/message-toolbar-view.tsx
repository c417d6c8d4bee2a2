import type { ChatMessage } from '@kontor/matrix/client';
import {
  Copy,
  classNames,
  Ellipsis,
  IconButton,
  Link2,
  Menu,
  MenuItem,
  MenuTrigger,
  MessagesSquare,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
  useMessages,
} from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { CaptionItem } from '../media/caption-item-view.tsx';
import { ReportItem } from '../moderation/report-item-view.tsx';
import { OfferedItems } from '../offers/offered-items-view.tsx';
import { KeepItems } from '../saved/keep-items-view.tsx';
import { type MessageActions, possibleActions } from './message-actions.ts';
import { ReactionPicker } from './reaction-picker-view.tsx';
import { roomMessages } from './room-messages.ts';

interface MessageToolbarProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
  readonly onHold: (isOpen: boolean) => void;
  /** At which side of the message it stands. */
  readonly side?: 'start' | 'end';
}

/** What one can do with the message that one points at, has focused or pressed long. */
export function MessageToolbar({ message, actions, onHold, side = 'end' }: MessageToolbarProps) {
  const t = useMessages(chatMessages);
  const tr = useMessages(roomMessages);
  const { pins } = actions;
  const can = possibleActions(message, actions);
  return (
    <div
      role="toolbar"
      aria-label={t('actions')}
      className={classNames(
        'absolute -top-3.5 z-10 flex rounded-md bg-raised p-0.5 shadow-float ring-1 ring-border',
        side === 'start' ? 'start-1' : 'end-3',
      )}
    >
      {can.react && (
        <ReactionPicker onPick={(sign) => actions.react(message, sign)} onOpenChange={onHold}>
          <IconButton size="sm" icon={SmilePlus} label={t('addReaction')} />
        </ReactionPicker>
      )}
      {can.reply && <IconButton size="sm" icon={Reply} label={t('reply')} onPress={() => actions.reply(message)} />}
      {can.thread && (
        <IconButton
          size="sm"
          icon={MessagesSquare}
          label={t('openThread')}
          onPress={() => actions.openThread(message)}
        />
      )}
      <MenuTrigger onOpenChange={onHold}>
        <IconButton size="sm" icon={Ellipsis} label={t('moreActions')} />
        <Menu>
          {can.edit && (
            <MenuItem icon={Pencil} onAction={() => actions.edit(message)}>
              {t('edit')}
            </MenuItem>
          )}
          {can.caption && <CaptionItem message={message} actions={actions} />}
          {can.copy && (
            <MenuItem icon={Copy} onAction={() => actions.copy(message)}>
              {t('copyText')}
            </MenuItem>
          )}
          <MenuItem icon={Link2} onAction={() => actions.copyLink(message)}>
            {tr('copyLink')}
          </MenuItem>
          <KeepItems message={message} actions={actions} />
          <OfferedItems message={message} actions={actions} />
          {pins && (
            <MenuItem icon={pins.isPinned(message) ? PinOff : Pin} onAction={() => pins.toggle(message)}>
              {tr(pins.isPinned(message) ? 'unpin' : 'pin')}
            </MenuItem>
          )}
          <ReportItem message={message} actions={actions} />
          {can.remove && (
            <MenuItem icon={Trash2} isDestructive onAction={() => actions.remove(message)}>
              {t('remove')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
    </div>
  );
}
