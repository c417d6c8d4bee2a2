import { htmlOf, readMarkdown } from '@kontor/matrix/client';
import { lazyLayer } from '@kontor/plugin-api/client';
import { Button, classNames, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { LaterMessage } from '../../shared/index.ts';
import { LinkRoomContext } from '../links/link-room.ts';
import { BodyView } from '../room/body-view.tsx';
import { useChat, usePerson, useWatched } from '../session/chat-context.ts';
import { laterMessages } from './later-messages.ts';
import { useLater } from './use-later.ts';

const ChooseTime = lazyLayer(async () => (await import('./choose-time-view.tsx')).ChooseTime);

interface LaterListProps {
  readonly messages: readonly LaterMessage[];
  /** Where it is clear which room they are for, that is not said. */
  readonly isInRoom?: boolean;
  /** The text of one stands in the field of its place again. */
  readonly onEdit: (message: LaterMessage) => void;
}

/** Messages that wait, in the order of their times, with what one can do with each. */
export function LaterList({ messages, isInRoom = false, onEdit }: LaterListProps) {
  return (
    <ul className="flex flex-col gap-3">
      {messages.map((message) => (
        <LaterLine key={message.id} message={message} isInRoom={isInRoom} onEdit={onEdit} />
      ))}
    </ul>
  );
}

interface LaterLineProps extends Pick<LaterListProps, 'onEdit'> {
  readonly message: LaterMessage;
  readonly isInRoom: boolean;
}

function LaterLine({ message, isInRoom, onEdit }: LaterLineProps) {
  const t = useMessages(laterMessages);
  const later = useLater();
  const { formatDate } = useFormats();
  const [isTiming, setTiming] = useState(false);
  const where = useWhere(message);
  const { state, text, sendAt } = message;
  const isFailed = state === 'refused' || state === 'encrypted';
  const when = state === 'waiting' ? t('sendsAt', { when: formatDate(sendAt, 'moment') }) : t(state);
  return (
    <li className="rounded-md p-3 ring-1 ring-border ring-inset">
      {!isInRoom && <p className="truncate text-xs text-muted">{where}</p>}
      <p className={classNames('mb-1 text-xs font-medium', isFailed && 'text-danger')}>{when}</p>
      <div className="max-h-40 overflow-y-auto">
        <LinkRoomContext value={message.room}>
          <BodyView text={text} html={htmlOf(readMarkdown(text))} />
        </LinkRoomContext>
      </div>
      {state !== 'sending' && (
        <div className="mt-2 flex flex-wrap gap-2">
          {state === 'waiting' && (
            <>
              <Button size="sm" onPress={() => void later.sendNow(message)}>
                {t('sendNow')}
              </Button>
              <Button size="sm" onPress={() => setTiming(true)}>
                {t('changeTime')}
              </Button>
            </>
          )}
          {where !== t('goneRoom') && (
            <Button
              size="sm"
              onPress={async () => {
                if (await later.edit(message)) onEdit(message);
              }}
            >
              {t('edit')}
            </Button>
          )}
          <Button size="sm" variant="quiet" onPress={() => void later.remove(message)}>
            {t('remove')}
          </Button>
        </div>
      )}
      {isTiming && (
        <ChooseTime
          title={t('changeTitle')}
          onClose={() => setTiming(false)}
          onChoose={(at) => {
            setTiming(false);
            void later.change(message, at);
          }}
        />
      )}
    </li>
  );
}

function useWhere({ room: id, thread }: LaterMessage): string {
  const t = useMessages(laterMessages);
  const { chat } = useChat();
  const found = useWatched(chat.rooms).find((each) => each.id === id);
  const partner = usePerson(found?.partner ?? '');
  const room = partner?.name ?? found?.name;
  if (room === undefined) return t('goneRoom');
  return t(thread === null ? 'inRoom' : 'inThread', { room });
}
