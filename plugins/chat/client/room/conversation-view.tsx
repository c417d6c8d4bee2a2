import type { ChatMessage, OutgoingText, Place } from '@kontor/matrix/client';
import { AlertDialog, useMessages, useToast } from '@kontor/ui';
import { useCallback, useMemo, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { Composer, type ComposerMode } from '../composer/composer-view.tsx';
import { EncryptionGate } from '../encryption/encryption-gate-view.tsx';
import { LaterHere } from '../later/later-here-view.tsx';
import { MediaPlace } from '../media/media-place-view.tsx';
import { type MessageTool, OpenMessageTool } from '../saved/message-tool-view.tsx';
import { useChat } from '../session/chat-context.ts';
import { TimelineView } from './timeline-view.tsx';
import { useJump } from './use-jump.ts';
import { useMessageActions } from './use-message-actions.ts';
import { useTimeline } from './use-timeline.ts';

interface ConversationProps {
  readonly place: Place;
  readonly name: string;
  readonly label: string;
  readonly canWrite: boolean;
  readonly head?: ChatMessage | undefined;
  /** The message of the address. */
  readonly event?: string | undefined;
  /** Another number each time somebody goes to it, also to the same one. */
  readonly visit?: number;
}

/** The messages of a room or a thread, and the field below them. */
export function Conversation({ place, name, label, canWrite, head, event, visit = 0 }: ConversationProps) {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const toast = useToast();
  const { timeline, state } = useTimeline(place, event);
  const [mode, setMode] = useState<ComposerMode>();
  const [removed, setRemoved] = useState<ChatMessage>();
  const [readUpTo] = useState(() => (place.thread === undefined ? chat.reading.findUpTo(place.room) : undefined));
  const [hasUnread] = useState(() => place.thread === undefined && (chat.findRoom(place.room)?.unread ?? 0) > 0);
  const { jump, marked, show } = useJump({ place, timeline, stage: state.stage, wanted: event, visit });
  const [tool, setTool] = useState<MessageTool>();
  const onShow = useCallback((id: string) => void show(id), [show]);
  // What somebody else wrote is taken away with a reason.
  const onRemove = useCallback((message: ChatMessage) => {
    if (message.isOwn) setRemoved(message);
    else setTool({ kind: 'remove', message });
  }, []);
  const actions = useMessageActions({ place, canWrite, onMode: setMode, onRemove, onShow, onOpen: setTool });

  // The field is not drawn anew with every message.
  const field = useMemo(() => {
    function send(text: OutgoingText) {
      if (timeline?.state.value.hasNewer) void timeline.goTo();
      if (mode?.kind === 'edit')
        chat.edit(place.room, mode.message, text).catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
      // Where it fails, the message itself says so.
      else chat.sendText(place, text, mode?.kind === 'reply' ? mode.message : undefined).catch(() => undefined);
    }
    function editLast() {
      const last = timeline?.state.value.messages.findLast(({ isOwn, content, state: sent }) => {
        return isOwn && content.kind === 'text' && sent === 'sent';
      });
      if (last) setMode({ kind: 'edit', message: last });
    }
    return <Composer place={place} label={label} mode={mode} onMode={setMode} onSend={send} onEditLast={editLast} />;
  }, [chat, place, label, mode, timeline, toast, t]);

  return (
    <div className="flex min-h-0 grow flex-col">
      <MediaPlace timeline={timeline} state={state} head={head}>
        <TimelineView
          timeline={timeline}
          state={state}
          actions={actions}
          name={name}
          readUpTo={readUpTo}
          hasUnread={hasUnread}
          jump={jump}
          marked={marked}
          editing={mode?.kind === 'edit' ? mode.message.id : undefined}
          head={head}
        />
      </MediaPlace>
      {canWrite ? (
        <EncryptionGate room={place.room}>
          <LaterHere place={place} />
          {field}
        </EncryptionGate>
      ) : (
        <p className="border-t border-border px-4 py-3 text-center text-sm text-muted">{t('readOnly')}</p>
      )}
      <OpenMessageTool
        place={place}
        messages={head ? [head, ...state.messages] : state.messages}
        canWrite={canWrite}
        tool={tool}
        onClose={() => setTool(undefined)}
      />
      <AlertDialog
        isOpen={removed !== undefined}
        onOpenChange={(isOpen) => !isOpen && setRemoved(undefined)}
        title={t('removeTitle')}
        action={t('remove')}
        isDestructive
        onAction={() => {
          if (!removed) return;
          chat.remove(place.room, removed.id).catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
        }}
      >
        {t('removeText')}
      </AlertDialog>
    </div>
  );
}
