import type { RoomSummary } from '@kontor/matrix/client';
import { IconButton, Lock, LockOpen, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { encryptionMessages } from './encryption-messages.ts';
import { LazyEncryptionDialog } from './lazy-dialog.ts';

/** In the head of a room: that it is encrypted, or the way to that where the person may decide it. */
export function RoomLock({ room }: { readonly room: RoomSummary }) {
  const t = useMessages(encryptionMessages);
  const [isOpen, setOpen] = useState(false);
  if (room.isEncrypted)
    return (
      <Lock role="img" aria-label={t('isOn')} className="size-4 shrink-0 text-success">
        <title>{t('isOn')}</title>
      </Lock>
    );
  if (!room.canEncrypt) return null;
  return (
    <>
      <IconButton icon={LockOpen} label={t('turnOn')} onPress={() => setOpen(true)} />
      {isOpen && <LazyEncryptionDialog room={room} onClose={() => setOpen(false)} />}
    </>
  );
}
