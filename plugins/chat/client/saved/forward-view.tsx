import type { ChatMessage, RoomSummary } from '@kontor/matrix/client';
import { AlertDialog, Dialog, Hash, ItemList, SearchField, UserRound, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { useChat, usePerson, useWatched } from '../session/chat-context.ts';
import { matchingRooms } from './forward-model.ts';
import { savedMessages } from './saved-messages.ts';

interface ForwardProps {
  readonly room: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** Into which room a message goes once more. Out of an encrypted room it goes only after a question. */
export function Forward({ room, message, onClose }: ForwardProps) {
  const t = useMessages(savedMessages);
  const { chat, session } = useChat();
  const toast = useToast();
  const author = usePerson(message.sender);
  const people = useWatched(session.people.known);
  const rooms = useWatched(chat.rooms);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<RoomSummary>();
  const nameOf = ({ partner, name }: RoomSummary) => people.get(partner ?? '')?.name ?? name;
  const found = matchingRooms(rooms, nameOf, words);

  async function forward(to: RoomSummary) {
    onClose();
    const attribution = t('forwardedBy', { name: author?.name ?? message.senderName });
    try {
      const isSent = await chat.forward({ room, message: message.id, to: to.id, attribution });
      if (isSent) toast.show({ text: t('forwarded', { room: nameOf(to) }), tone: 'success' });
      else toast.show({ text: t('gone') });
    } catch {
      toast.show({ text: t('failed'), tone: 'danger' });
    }
  }

  function choose(id: string) {
    const to = rooms.find((each) => each.id === id);
    if (!to) return;
    if (chat.isConfidential(room) && to.id !== room) setAsked(to);
    else void forward(to);
  }

  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('forwardTitle')}>
      <div className="flex flex-col gap-3">
        <SearchField label={t('findRoom')} value={words} onChange={setWords} autoFocus />
        <ItemList
          label={t('forwardTitle')}
          items={found}
          row={(each) => ({
            id: each.id,
            text: nameOf(each),
            title: nameOf(each),
            start: <RoomSign room={each} />,
          })}
          onAction={choose}
          empty={<p className="py-4 text-center text-sm text-muted">{t('noRoom')}</p>}
        />
      </div>
      <AlertDialog
        isOpen={asked !== undefined}
        onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
        title={t('confidentialTitle')}
        action={t('forwardAnyway')}
        onAction={() => asked && void forward(asked)}
      >
        {asked && t('confidentialText', { room: nameOf(asked) })}
      </AlertDialog>
    </Dialog>
  );
}

function RoomSign({ room }: { readonly room: RoomSummary }) {
  const Sign = room.kind === 'direct' ? UserRound : Hash;
  return <Sign aria-hidden className="size-4 shrink-0 text-muted" />;
}
