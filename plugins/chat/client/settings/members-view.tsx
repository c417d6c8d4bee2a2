import type { RoomDetails, RoomMember } from '@kontor/matrix/client';
import type { SpaceView } from '@kontor/schema';
import { Button, Link, SearchField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Banned } from '../moderation/banned-view.tsx';
import { InvitePeople } from './invite-people-view.tsx';
import { MemberRow } from './member-row-view.tsx';
import { findMembers } from './members-model.ts';
import { settingsMessages } from './settings-messages.ts';

/** So many are shown unless somebody wants all; from more than a few on they can be searched. */
const first = 50;
const searchFrom = 8;

interface MembersProps {
  readonly room: string;
  readonly details: RoomDetails;
  /** The space that decides who is in the room. */
  readonly space: SpaceView | undefined;
}

/** Who is in the room. In rooms of spaces that is the space's to decide. */
export function Members({ room, details, space }: MembersProps) {
  const t = useMessages(settingsMessages);
  const [text, setText] = useState('');
  const [isAll, setAll] = useState(false);
  const { members } = details;
  const found = findMembers(members, text);
  const shown: readonly RoomMember[] = isAll ? found : found.slice(0, first);
  return (
    <>
      {space && (
        <p className="text-sm text-muted">
          {t('membersOfSpace')} <Link href={`/spaces/${space.slug}`}>{t('toSpace')}</Link>
        </p>
      )}
      {details.can.invite && !space && <InvitePeople room={room} members={members} />}
      {members.length >= searchFrom && (
        <SearchField label={t('membersSearch')} placeholder={t('membersSearch')} value={text} onChange={setText} />
      )}
      <p role="status" className="text-xs text-muted">
        {found.length === 0
          ? t('nobodyFound')
          : t(space && text === '' ? 'membersCame' : 'membersCount', { count: found.length })}
      </p>
      <ul aria-label={t('members')} className="-mx-2 flex flex-col gap-px">
        {shown.map((member) => (
          <MemberRow key={member.userId} room={room} member={member} />
        ))}
      </ul>
      {shown.length < found.length && (
        <Button size="sm" onPress={() => setAll(true)}>
          {t('showAll', { count: found.length })}
        </Button>
      )}
      <Banned room={room} banned={details.banned} />
    </>
  );
}
