import { Ban, MenuItem, useMessages } from '@kontor/ui';
import { moderationMessages } from './moderation-messages.ts';

/** In the menu of a member of a group. */
export function BanItem({ onAction }: { readonly onAction: () => void }) {
  const t = useMessages(moderationMessages);
  return (
    <MenuItem icon={Ban} isDestructive onAction={onAction}>
      {t('ban')}
    </MenuItem>
  );
}
