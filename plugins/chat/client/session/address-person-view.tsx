import { ApiError, useCall, useNavigate, useParam, useSession } from '@kontor/plugin-api/client';
import { EmptyState, ErrorState, MessageCircle, Page, SkeletonList, useMessages } from '@kontor/ui';
import { useCallback, useEffect, useState } from 'react';
import { addressPerson } from '../../shared/index.ts';
import { chatMessages } from '../chat-messages.ts';
import { roomAddress } from '../rooms/room-address.ts';
import { useChat } from './chat-context.ts';
import { ChatFrame } from './chat-frame-view.tsx';

/** Opens the conversation with a person, and makes it when there is none. */
export function AddressPersonView() {
  const t = useMessages(chatMessages);
  const person = useParam('person');
  if (useSession().person.id === person)
    return (
      <Page>
        <h1 className="sr-only">{t('chat')}</h1>
        <EmptyState icon={MessageCircle} title={t('yourself')} />
      </Page>
    );
  return (
    <ChatFrame>
      <Addressing person={person} />
    </ChatFrame>
  );
}

function Addressing({ person }: { readonly person: string }) {
  const t = useMessages(chatMessages);
  const call = useCall();
  const navigate = useNavigate();
  const { chat } = useChat();
  const [failure, setFailure] = useState<string>();
  const open = useCallback(async () => {
    setFailure(undefined);
    try {
      const { userId } = await call(addressPerson, { person });
      navigate(roomAddress(await chat.openDirect(userId)), { replace: true });
    } catch (refusal) {
      setFailure(refusal instanceof ApiError ? refusal.message : t('failed'));
    }
  }, [call, chat, navigate, person, t]);
  useEffect(() => void open(), [open]);
  return (
    <Page>
      <h1 className="sr-only">{t('addressing')}</h1>
      {failure === undefined ? (
        <SkeletonList rows={6} hasAvatar />
      ) : (
        <ErrorState title={t('failedTitle')} onRetry={() => void open()}>
          {failure}
        </ErrorState>
      )}
    </Page>
  );
}
