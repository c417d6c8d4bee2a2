import { isConfirmed } from '@kontor/matrix/client';
import { useAction, useCall, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  type ModalState,
  type Option,
  Select,
  Switch,
  TextField,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { addressPerson, browseRooms, createRoom, listRooms } from '../../shared/index.ts';
import { useEncryptionStage } from '../encryption/use-encryption.ts';
import { useChat } from '../session/chat-context.ts';
import { type PickedPerson, PickPeople } from '../settings/pick-people-view.tsx';
import { ConfidentialField } from './confidential-field-view.tsx';
import { directoryMessages } from './directory-messages.ts';
import { useOpenWhenThere } from './use-join.ts';

/** Stands for no space. */
const group = 'group';

/** A private group of several people, or a room for everybody in a space that one owns. */
export function NewRoomDialog(state: ModalState) {
  const t = useMessages(directoryMessages);
  return (
    <Dialog title={t('newRoom')} {...state}>
      <NewRoomForm />
    </Dialog>
  );
}

function NewRoomForm() {
  const t = useMessages(directoryMessages);
  const [where, setWhere] = useState(group);
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [people, setPeople] = useState<readonly PickedPerson[]>([]);
  const [isQuiet, setQuiet] = useState(false);
  const [wantsConfidential, setConfidential] = useState(false);
  const isConfidential = wantsConfidential && where === group;
  const stage = useEncryptionStage(isConfidential);
  const { make, isPending, failure } = useMakeRoom();
  return (
    <Form
      isUnsaved={name !== '' || topic !== '' || people.length > 0}
      onSubmit={(saved) => {
        const about = { name: name.trim(), topic: topic.trim() };
        void make(where === group ? { ...about, people, isConfidential } : { ...about, space: where, isQuiet }, saved);
      }}
    >
      <FormError>{failure}</FormError>
      <Select label={t('where')} options={useOwnSpaces()} value={where} onChange={setWhere} />
      <TextField label={t('name')} value={name} onChange={setName} maxLength={80} isRequired />
      <TextField label={t('topic')} value={topic} onChange={setTopic} maxLength={300} />
      {where === group ? (
        <>
          <PickPeople label={t('people')} picked={people} onChange={setPeople} />
          <ConfidentialField isSelected={isConfidential} stage={stage} onChange={setConfidential} />
        </>
      ) : (
        <Switch isSelected={isQuiet} onChange={setQuiet}>
          {t('announcements')}
        </Switch>
      )}
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button
          type="submit"
          variant="primary"
          isPending={isPending}
          isDisabled={isConfidential && !isConfirmed(stage)}
        >
          {t('create')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** No space, and those in which the person may make rooms. */
function useOwnSpaces(): Option[] {
  const t = useMessages(directoryMessages);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces ?? [];
  const own = spaces.filter(({ role, archivedAt }) => role === 'owner' && archivedAt === null);
  return [
    { id: group, label: t('whereGroup'), description: t('whereGroupHint') },
    ...own.map(({ id, name }) => ({ id, label: name, description: t('whereSpace') })),
  ];
}

interface WantedRoom {
  readonly name: string;
  readonly topic: string;
  readonly people?: readonly PickedPerson[];
  readonly isConfidential?: boolean;
  readonly space?: string;
  readonly isQuiet?: boolean;
}

function useMakeRoom() {
  const t = useMessages(directoryMessages);
  const call = useCall();
  const { chat } = useChat();
  const create = useAction(createRoom, { refreshes: [listRooms, browseRooms] });
  const [made, setMade] = useState<string>();
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<string>();
  useOpenWhenThere(made);

  async function makeGroup({
    name,
    topic,
    people = [],
    isConfidential = false,
  }: WantedRoom): Promise<string | undefined> {
    try {
      const users = await Promise.all(people.map(({ id }) => call(addressPerson, { person: id })));
      const invite = users.map(({ userId }) => userId);
      return await chat.settings.createGroup({ name, topic, invite, isConfidential });
    } catch {
      setFailure(t('failed'));
      return undefined;
    }
  }

  async function make(wanted: WantedRoom, saved: () => void): Promise<void> {
    const { name, topic, space, isQuiet } = wanted;
    setFailure(undefined);
    setMaking(true);
    const room =
      space === undefined
        ? await makeGroup(wanted)
        : (await create.run({ space, name, topic, writers: isQuiet ? 'owners' : 'editors' }))?.room;
    if (room === undefined) return setMaking(false);
    saved();
    setMade(room);
  }
  return { make, isPending: isMaking, failure: failure ?? create.error?.message };
}
