import { ApiError } from '@kontor/plugin-api/client';
import { ErrorState, SkeletonList, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { VerificationPlace } from '../encryption/verification/verification-place-view.tsx';
import { MentionTeller } from '../notifications/mention-teller-view.tsx';
import { SettleWaiting } from '../notifications/settle-waiting-view.tsx';
import { ChatContext, useChatSession, useWatched } from './chat-context.ts';

/** Its children once the chat is open; until then, that it is being opened or why it is not. */
export function ChatFrame({ children }: { readonly children: ReactNode }) {
  const t = useMessages(chatMessages);
  const session = useChatSession();
  const { chat, failure } = useWatched(session.state);
  if (chat)
    return (
      <ChatContext value={{ chat, session }}>
        <SettleWaiting />
        <MentionTeller />
        <VerificationPlace />
        {children}
      </ChatContext>
    );
  return (
    <div className="mx-auto max-w-3xl px-4 py-5 sm:px-6">
      <h1 className="pb-4 text-2xl font-semibold xl:text-xl">{t('chat')}</h1>
      {failure ? (
        <ErrorState title={t('failedTitle')} onRetry={() => void session.open()}>
          {failure instanceof ApiError ? failure.message : t('failedText')}
        </ErrorState>
      ) : (
        <SkeletonList rows={8} hasAvatar />
      )}
    </div>
  );
}
