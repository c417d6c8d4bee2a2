import type { RoomSummary } from '@kontor/matrix/client';
import { lazyLayer } from '@kontor/plugin-api/client';
import { IconButton, Info, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { roomListMessages } from '../rooms/room-list-messages.ts';

/** Comes when somebody opens it. */
const Settings = lazyLayer(async () => (await import('./room-settings-view.tsx')).RoomSettingsSheet);

/** In the head of a room: what it is and who is in it. */
export function SettingsButton({ room }: { readonly room: RoomSummary }) {
  const l = useMessages(roomListMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={Info} label={l('settings')} onPress={() => setOpen(true)} />
      {isOpen && <Settings room={room} isOpen onOpenChange={setOpen} />}
    </>
  );
}
