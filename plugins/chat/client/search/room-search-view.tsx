import type { ChatMessage } from '@kontor/matrix/client';
import { Banner, Button, Highlight, SearchField, Sheet, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { MessageLine } from '../room/message-line-view.tsx';
import { messageAddress } from '../rooms/room-address.ts';
import { useChat } from '../session/chat-context.ts';
import { searchMessages } from './search-messages.ts';
import { useRoomSearch } from './use-room-search.ts';
import { rangesOf } from './word-ranges.ts';

interface RoomSearchProps {
  readonly room: string;
  readonly name: string;
  readonly onClose: () => void;
  /** Somebody went to a message. */
  readonly onGo: () => void;
}

/** What was said in a room, by its words. A hit leads to where it was said. */
export function RoomSearch({ room, name, onClose, onGo }: RoomSearchProps) {
  const t = useMessages(searchMessages);
  const { chat } = useChat();
  const [words, setWords] = useState('');
  const { found, stage, more } = useRoomSearch(room, words);
  return (
    <Sheet isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('searchIn', { room: name })}>
      <div className="flex flex-col gap-3">
        {chat.isConfidential(room) && <Banner tone="info">{t('confidential')}</Banner>}
        <SearchField label={t('words')} placeholder={t('words')} value={words} onChange={setWords} autoFocus />
        <p role="status" className="text-xs text-muted">
          {stage === 'searching' ? t('searching') : found && t('found', { count: found.last.count })}
        </p>
        {stage === 'failed' && <Banner tone="danger">{t('failed')}</Banner>}
        <ul className="-mx-2 flex flex-col gap-1" onClickCapture={(event) => isLink(event.target) && onGo()}>
          {found?.messages.map((message) => (
            <MessageLine
              key={message.id}
              message={message}
              href={messageAddress(room, message.id)}
              text={marked(message, found.last.words)}
            />
          ))}
        </ul>
        {found?.last.next !== undefined && (
          <Button isPending={stage === 'searching'} onPress={() => void more()}>
            {t('more')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function isLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}

function marked({ content }: ChatMessage, words: readonly string[]) {
  if (content.kind !== 'text') return undefined;
  return <Highlight text={content.text} ranges={rangesOf(content.text, words)} />;
}
