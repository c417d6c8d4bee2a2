import type { RoomSummary } from '@kontor/matrix/client';
import { Button, Image, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { RoomSign } from '../rooms/room-sign-view.tsx';
import { useChat } from '../session/chat-context.ts';
import { settingsMessages } from './settings-messages.ts';
import { makeSmallPicture } from './small-picture.ts';
import { useTell } from './use-tell.ts';

interface RoomPictureFieldProps {
  readonly room: RoomSummary;
  readonly canChange: boolean;
}

/** The room's picture, and another one for those who may. */
export function RoomPictureField({ room, canChange }: RoomPictureFieldProps) {
  const t = useMessages(settingsMessages);
  const { chat } = useChat();
  const toast = useToast();
  const tell = useTell();
  const [isSaving, setSaving] = useState(false);

  async function take(file: File) {
    const picture = await makeSmallPicture(file).catch(() => undefined);
    if (!picture) return toast.show({ text: t('pictureWrong'), tone: 'danger' });
    setSaving(true);
    await tell(chat.settings.setPicture(room.id, picture));
    setSaving(false);
  }

  if (!canChange && room.picture === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <RoomSign room={room} size="lg" />
      {canChange && (
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file) void take(file);
          }}
        >
          <Button icon={Image} size="sm" isPending={isSaving}>
            {t(room.picture === undefined ? 'pictureSet' : 'pictureChange')}
          </Button>
        </FileTrigger>
      )}
      {canChange && room.picture !== undefined && (
        <Button size="sm" variant="quiet" onPress={() => void tell(chat.settings.setPicture(room.id, undefined))}>
          {t('pictureRemove')}
        </Button>
      )}
    </div>
  );
}
