import { useQueryRoute } from '@kontor/plugin-api/client';
import { MenuItem, useMessages, Video } from '@kontor/ui';
import { getMeetingAddress } from '../../shared/index.ts';
import { meetingMessages } from './meeting-messages.ts';

/** In the menu of a room, where the organisation has said where its meetings are held. */
export function MeetingItem({ onAction }: { readonly onAction: () => void }) {
  const t = useMessages(meetingMessages);
  const address = useQueryRoute(getMeetingAddress, {}).data?.address ?? null;
  if (address === null) return null;
  return (
    <MenuItem icon={Video} onAction={onAction}>
      {t('start')}
    </MenuItem>
  );
}
