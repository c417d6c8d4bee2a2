import type { RoomMember } from '@kontor/matrix/client';
import { PersonName } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Avatar,
  Badge,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Trash2,
  UserCog,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { BanItem } from '../moderation/ban-item-view.tsx';
import { BanDialog } from '../moderation/ban-view.tsx';
import { useChat, usePerson } from '../session/chat-context.ts';
import { settingsMessages } from './settings-messages.ts';
import { useTell } from './use-tell.ts';

interface MemberRowProps {
  readonly room: string;
  readonly member: RoomMember;
}

/** Somebody in a room, with what they may do, and what may be done about it. */
export function MemberRow({ room, member }: MemberRowProps) {
  const t = useMessages(settingsMessages);
  const person = usePerson(member.userId);
  const name = person?.name ?? member.name;
  const roles = { owner: t('owner'), editor: t('editor'), reader: t('reader'), member: undefined };
  const role = roles[member.role];
  return (
    <li className="flex min-h-11 items-center gap-3 rounded-md px-2 py-1">
      <Avatar name={name} seed={person?.id ?? member.userId} photo={person?.picture} size="sm" />
      <span className="min-w-0 grow truncate text-sm">{person ? <PersonName person={person} /> : name}</span>
      {member.isInvited ? (
        <Badge>{t('invited')}</Badge>
      ) : (
        role !== undefined && <Badge tone={member.role === 'owner' ? 'accent' : 'neutral'}>{role}</Badge>
      )}
      {(member.canRemove || member.canChangeRole || member.canBan) && (
        <MemberMenu room={room} member={member} name={name} />
      )}
    </li>
  );
}

function MemberMenu({ room, member, name }: MemberRowProps & { readonly name: string }) {
  const t = useMessages(settingsMessages);
  const { chat } = useChat();
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const [isBanning, setBanning] = useState(false);
  const { userId, role, isInvited, canRemove, canChangeRole, canBan } = member;
  const isOwner = role === 'owner';
  const remove = () => void tell(chat.settings.remove(room, userId));
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} size="sm" label={t('memberMenu', { name })} />
        <Menu>
          {canChangeRole && !isInvited && (
            <MenuItem icon={UserCog} onAction={() => void tell(chat.settings.setOwner(room, userId, !isOwner))}>
              {t(isOwner ? 'makeMember' : 'makeOwner')}
            </MenuItem>
          )}
          {canRemove && (
            <MenuItem icon={Trash2} isDestructive onAction={isInvited ? remove : () => setAsking(true)}>
              {t(isInvited ? 'takeBackInvitation' : 'removeMember')}
            </MenuItem>
          )}
          {canBan && <BanItem onAction={() => setBanning(true)} />}
        </Menu>
      </MenuTrigger>
      {isBanning && <BanDialog room={room} user={userId} name={name} onClose={() => setBanning(false)} />}
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('removeMemberTitle', { name })}
        action={t('removeMember')}
        isDestructive
        onAction={remove}
      >
        {t('removeMemberText')}
      </AlertDialog>
    </>
  );
}
