import type { RoomMember } from '@kontor/matrix/client';
import { useCall } from '@kontor/plugin-api/client';
import { Button, UserPlus, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { addressPerson } from '../../shared/index.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { type PickedPerson, PickPeople } from './pick-people-view.tsx';
import { settingsMessages } from './settings-messages.ts';
import { useTell } from './use-tell.ts';

interface InvitePeopleProps {
  readonly room: string;
  readonly members: readonly RoomMember[];
}

/** Brings more people into a private room. */
export function InvitePeople({ room, members }: InvitePeopleProps) {
  const t = useMessages(settingsMessages);
  const call = useCall();
  const { chat, session } = useChat();
  const known = useWatched(session.people.known);
  const toast = useToast();
  const tell = useTell();
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  const [isInviting, setInviting] = useState(false);
  const present = new Set(members.flatMap(({ userId }) => known.get(userId)?.id ?? []));

  async function invite() {
    setInviting(true);
    const invited = await tell(
      (async () => {
        for (const { id } of picked) {
          const { userId } = await call(addressPerson, { person: id });
          await chat.settings.invite(room, userId);
          // Whoever is invited already is not invited again when a later one fails.
          setPicked((rest) => rest.filter((each) => each.id !== id));
        }
      })(),
    );
    setInviting(false);
    if (invited) toast.show({ text: t('inviteDone', { count: picked.length }), tone: 'success' });
  }

  return (
    <div className="flex flex-col items-stretch gap-2">
      <PickPeople label={t('invite')} picked={picked} without={present} onChange={setPicked} />
      {picked.length > 0 && (
        <Button
          icon={UserPlus}
          variant="primary"
          isPending={isInviting}
          onPress={() => void invite()}
          className="self-end"
        >
          {t('invite')}
        </Button>
      )}
    </div>
  );
}
