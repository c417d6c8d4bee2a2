import { type EncryptionStage, isConfirmed } from '@kontor/matrix/client';
import { Banner, Button, Lock, useMessages } from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { useChat, useNames, useWatched } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';
import { LazyEncryptionDialog } from './lazy-dialog.ts';
import { useEncryptionStage, useRoomReaders } from './use-encryption.ts';
import { PersonCheck } from './verification/person-check-view.tsx';

interface EncryptionGateProps {
  readonly room: string;
  /** The field to write in. */
  readonly children: ReactNode;
}

/** Above the field of an encrypted room what to know about it; in its place, as long as this device cannot write there. */
export function EncryptionGate({ room: id, children }: EncryptionGateProps) {
  const { chat } = useChat();
  const room = useWatched(chat.rooms).find((each) => each.id === id);
  const isEncrypted = room?.isEncrypted === true;
  const stage = useEncryptionStage(isEncrypted);
  const [isOpen, setOpen] = useState(false);
  if (!isEncrypted) return children;
  return (
    <>
      {isConfirmed(stage) ? (
        <>
          <OpenGate room={id} partner={room?.kind === 'direct' ? room.partner : undefined} />
          {children}
        </>
      ) : (
        <ClosedGate stage={stage} onOpen={() => setOpen(true)} />
      )}
      {isOpen && <LazyEncryptionDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function OpenGate({ room, partner }: { readonly room: string; readonly partner: string | undefined }) {
  const t = useMessages(encryptionMessages);
  const { chat } = useChat();
  const readers = useRoomReaders(room, true);
  const unable = useNames(readers?.unable ?? []);
  const changed = useNames(readers?.changed ?? []);
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-2 px-2 pb-1.5 sm:px-4">
      {readers?.changed.map((user, at) => (
        <Banner
          key={user}
          tone="danger"
          action={
            <Button size="sm" onPress={() => void chat.encryption.acceptKeys(user)}>
              {t('changedAccept')}
            </Button>
          }
        >
          {t('changed', { name: changed[at] ?? '' })}
        </Banner>
      ))}
      {unable.length > 0 && <Banner tone="warning">{t('noteUnable', { names: unable.join(', ') })}</Banner>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-1 text-xs text-muted">
        <p className="flex items-start gap-1.5">
          <Lock aria-hidden className="mt-0.5 size-3 shrink-0" />
          <span>
            {t('isOn')}. {t('noteSearch')}
          </span>
        </p>
        {partner !== undefined && <PersonCheck room={room} user={partner} />}
      </div>
    </div>
  );
}

interface ClosedGateProps {
  readonly stage: EncryptionStage;
  readonly onOpen: () => void;
}

function ClosedGate({ stage, onOpen }: ClosedGateProps) {
  const t = useMessages(encryptionMessages);
  const { encryption } = useChat().chat;
  const isAbsent = stage === 'absent';
  return (
    <div className="mx-auto w-full max-w-4xl px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4 sm:pb-4">
      {stage === 'asleep' || stage === 'loading' ? (
        <p role="status" className="py-2 text-center text-sm text-muted">
          {t('loading')}
        </p>
      ) : stage === 'failed' ? (
        <Banner
          tone="warning"
          action={
            <Button size="sm" onPress={() => void encryption.wake()}>
              {t('retry')}
            </Button>
          }
        >
          {t('failedTitle')}
        </Banner>
      ) : (
        <Banner
          action={
            <Button size="sm" variant="primary" onPress={onOpen}>
              {t(isAbsent ? 'setUpShort' : 'confirmShort')}
            </Button>
          }
        >
          {t(isAbsent ? 'noteAbsent' : 'noteUnconfirmed')}
        </Banner>
      )}
    </div>
  );
}
