import type { RoomSummary } from '@kontor/matrix/client';
import { Banner, Button, FormActions, FormError, Skeleton, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat, useNames } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';
import { useRoomReaders } from './use-encryption.ts';

/** What encrypting a room means, who could not read along, and the one button that does it for good. */
export function TurnOn({ room, onDone }: { readonly room: RoomSummary; readonly onDone: () => void }) {
  const t = useMessages(encryptionMessages);
  const { encryption } = useChat().chat;
  const readers = useRoomReaders(room.id, true);
  const names = useNames(readers?.unable ?? []);
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  async function turnOn() {
    setPending(true);
    try {
      await encryption.turnOn(room.id);
      onDone();
    } catch {
      setFailed(true);
    } finally {
      setPending(false);
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <FormError>{hasFailed ? t('failed') : undefined}</FormError>
      <ul className="flex list-disc flex-col gap-2 ps-5">
        <li>{t('turnOnWhat')}</li>
        <li>{t('turnOnSearch')}</li>
        <li>{t('turnOnSeen')}</li>
        <li>{t('turnOnForever')}</li>
      </ul>
      {readers === undefined && <Skeleton className="h-12 w-full" />}
      {names.length > 0 && (
        <Banner tone="warning">
          <p>{t('turnOnUnable', { names: names.join(', '), count: names.length })}</p>
          <p className="pt-1">{t('turnOnAsk')}</p>
        </Banner>
      )}
      <FormActions>
        <Button slot="close">{t('later')}</Button>
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={readers === undefined || names.length > 0}
          onPress={() => void turnOn()}
        >
          {t('turnOnNow')}
        </Button>
      </FormActions>
    </div>
  );
}
