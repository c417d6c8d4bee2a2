import type { BannedMember } from '@kontor/matrix/client';
import { Avatar, Button, useMessages } from '@kontor/ui';
import { useChat, usePerson } from '../session/chat-context.ts';
import { useTell } from '../settings/use-tell.ts';
import { moderationMessages } from './moderation-messages.ts';

interface BannedProps {
  readonly room: string;
  readonly banned: readonly BannedMember[];
}

/** Who may not come into a group again, for those who may lift that. */
export function Banned({ room, banned }: BannedProps) {
  const t = useMessages(moderationMessages);
  if (banned.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 pt-2">
      <h4 className="text-sm font-medium">{t('banned')}</h4>
      <ul aria-label={t('banned')} className="-mx-2 flex flex-col gap-px">
        {banned.map((member) => (
          <BannedRow key={member.userId} room={room} member={member} />
        ))}
      </ul>
    </div>
  );
}

function BannedRow({ room, member }: { readonly room: string; readonly member: BannedMember }) {
  const t = useMessages(moderationMessages);
  const { chat } = useChat();
  const tell = useTell();
  const person = usePerson(member.userId);
  const name = person?.name ?? member.name;
  return (
    <li className="flex min-h-11 items-center gap-3 rounded-md px-2 py-1">
      <Avatar name={name} seed={person?.id ?? member.userId} photo={person?.picture} size="sm" />
      <span className="min-w-0 grow">
        <span className="block truncate text-sm">{name}</span>
        {member.reason !== '' && (
          <span className="block truncate text-xs text-muted">{t('because', { reason: member.reason })}</span>
        )}
      </span>
      <Button
        size="sm"
        aria-label={t('liftOf', { name })}
        onPress={() => void tell(chat.settings.liftBan(room, member.userId))}
      >
        {t('lift')}
      </Button>
    </li>
  );
}
