import {
  AlertDialog,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  Trash2,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { sourceMessages } from './source-messages.ts';

export interface SourceMenuProps {
  readonly name: string;
  /** Set by the environment: nobody removes it here. */
  readonly isFixed: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What can be done with a directory or a provider; removing it is asked once more. */
export function SourceMenu({ name, isFixed, onEdit, onRemove }: SourceMenuProps) {
  const t = useMessages(sourceMessages);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <MenuTrigger>
        <IconButton size="sm" icon={EllipsisVertical} label={t('more', { name })} />
        <Menu>
          <MenuItem icon={Pencil} onAction={onEdit}>
            {t('edit')}
          </MenuItem>
          {!isFixed && (
            <MenuItem icon={Trash2} isDestructive onAction={() => setRemoving(true)}>
              {t('remove')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isRemoving && (
        <AlertDialog
          title={t('removeQuestion', { name })}
          action={t('remove')}
          isDestructive
          isOpen
          onOpenChange={() => setRemoving(false)}
          onAction={onRemove}
        >
          {t('removeHelp')}
        </AlertDialog>
      )}
    </>
  );
}
