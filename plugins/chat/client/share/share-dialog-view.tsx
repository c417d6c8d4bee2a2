import { type SlotProps, useWorkbench } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  Dialog,
  ErrorState,
  Form,
  FormActions,
  FormError,
  ItemList,
  Lead,
  SearchField,
  SkeletonForm,
  TextArea,
  UserRound,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { roomAddress } from '../rooms/room-address.ts';
import { RoomSign } from '../rooms/room-sign-view.tsx';
import { matchingRooms } from '../saved/forward-model.ts';
import { ChatContext, useChat, useChatSession, useWatched } from '../session/chat-context.ts';
import { shareTexts } from './share-messages.ts';
import { useShare } from './use-share.ts';

type Props = SlotProps['share.targets'];

/** What was shared with Kontor, or is begun here, goes into a room. */
export function ShareDialog(props: Props) {
  const t = useMessages(shareTexts);
  const session = useChatSession();
  const { chat, failure } = useWatched(session.state);
  return (
    <Dialog title={t('title')} isOpen onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {chat && (
        <ChatContext value={{ chat, session }}>
          <ShareForm {...props} />
        </ChatContext>
      )}
      {!chat && !failure && <SkeletonForm fields={3} />}
      {!chat && failure && (
        <ErrorState title={t('failed')} onRetry={() => void session.open()}>
          {t('notOpened')}
        </ErrorState>
      )}
    </Dialog>
  );
}

function ShareForm({ shared, onDone }: Props) {
  const t = useMessages(shareTexts);
  const { isOffline } = useWorkbench();
  const { chat, session } = useChat();
  const people = useWatched(session.people.known);
  const rooms = useWatched(chat.rooms);
  const { send, state } = useShare(shared.files);
  const [text, setText] = useState(() => wordsOf(shared));
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string>();
  const nameOf = ({ partner, name }: (typeof rooms)[number]) => people.get(partner ?? '')?.name ?? name;
  const room = rooms.find(({ id }) => id === chosen);
  const isHeld = isOffline && shared.files.length > 0;
  const isEmpty = text.trim() === '' && shared.files.length === 0;
  async function submit(saved: () => void) {
    if (!room || !(await send(room.id, text))) return;
    saved();
    onDone(roomAddress(room.id));
  }
  return (
    <Form isUnsaved={text !== wordsOf(shared)} onSubmit={(saved) => void submit(saved)}>
      {isHeld && <Banner tone="offline">{t('filesNeedServer')}</Banner>}
      <FormError>{state === 'failed' ? t('failed') : undefined}</FormError>
      <TextArea name="text" label={t('text')} value={text} onChange={setText} autoFocus={isEmpty} />
      {shared.files.length > 0 && <Lead>{`${t('files')}: ${shared.files.map(({ name }) => name).join(', ')}`}</Lead>}
      <SearchField label={t('findRoom')} value={words} onChange={setWords} />
      <div className="max-h-60 overflow-y-auto rounded-lg p-1 ring-1 ring-border ring-inset">
        <ItemList
          label={t('rooms')}
          items={matchingRooms(rooms, nameOf, words)}
          row={(each) => ({
            id: each.id,
            text: nameOf(each),
            title: nameOf(each),
            start: each.kind === 'direct' ? <Person /> : <RoomSign room={each} size="sm" />,
          })}
          {...(chosen !== undefined && { current: chosen })}
          onAction={setChosen}
          empty={<p className="py-4 text-center text-sm text-muted">{t('noRoom')}</p>}
        />
      </div>
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={state === 'sending'} isDisabled={!room || isHeld || isEmpty}>
          {room ? t('sendTo', { room: nameOf(room) }) : t('send')}
        </Button>
      </FormActions>
    </Form>
  );
}

function Person() {
  return (
    <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
      <UserRound aria-hidden className="size-4" />
    </span>
  );
}

/** A title that the text does not say itself comes before it; a file says its name anyway. */
function wordsOf({ title, text, files }: Props['shared']): string {
  const isSaid = text.includes(title) || files.some(({ name }) => name === title);
  return isSaid ? text : [title, text].filter((part) => part !== '').join('\n');
}
