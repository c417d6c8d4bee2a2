import { useNavigate } from '@kontor/plugin-api/client';
import { BackLink, Clock, EmptyState, Page, PageHeader, SkeletonList, useMessages } from '@kontor/ui';
import { roomAddress } from '../rooms/room-address.ts';
import { ChatFrame } from '../session/chat-frame-view.tsx';
import { LaterList } from './later-list-view.tsx';
import { laterMessages } from './later-messages.ts';
import { useLaterList } from './use-later.ts';

/** The messages of the person that wait to be sent, of all rooms, and those that could not be. */
export function LaterView() {
  return (
    <ChatFrame>
      <AllLater />
    </ChatFrame>
  );
}

function AllLater() {
  const t = useMessages(laterMessages);
  const navigate = useNavigate();
  const messages = useLaterList();
  return (
    <Page>
      <BackLink href="/chat">{t('toChat')}</BackLink>
      <PageHeader title={t('later')} />
      {!messages && <SkeletonList rows={3} />}
      {messages?.length === 0 && (
        <EmptyState icon={Clock} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {messages && (
        <LaterList
          messages={messages}
          onEdit={({ room, thread }) => navigate(roomAddress(room, thread === null ? undefined : thread))}
        />
      )}
    </Page>
  );
}
