import { Clock, Hash, IconButton, Menu, MenuItem, MenuTrigger, Plus, useMessages } from '@kontor/ui';
import { laterMessages } from '../later/later-messages.ts';
import { composerMessages } from './composer-messages.ts';

interface MoreMenuProps {
  readonly onLink: () => void;
  readonly onLater: () => void;
  /** What is edited or answered is sent now. */
  readonly canWait: boolean;
}

/** What is seldom needed while one writes. */
export function MoreMenu({ onLink, onLater, canWait }: MoreMenuProps) {
  const t = useMessages(laterMessages);
  const own = useMessages(composerMessages);
  return (
    <MenuTrigger>
      <IconButton icon={Plus} label={t('more')} />
      <Menu placement="top start">
        <MenuItem icon={Hash} onAction={onLink}>
          {own('insertLink')}
        </MenuItem>
        {canWait && (
          <MenuItem icon={Clock} onAction={onLater}>
            {t('sendLater')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
