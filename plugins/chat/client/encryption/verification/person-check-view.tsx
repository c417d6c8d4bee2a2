import { Button, ShieldCheck, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { useChat, useNames, useWatched } from '../../session/chat-context.ts';
import { useVerify } from './use-verify.ts';
import { verificationMessages } from './verification-messages.ts';

interface PersonCheckProps {
  readonly room: string;
  /** The other one of an encrypted direct message. */
  readonly user: string;
}

/** Whether the person has made sure that it is really the other one who writes, or the way to that. */
export function PersonCheck({ room, user }: PersonCheckProps) {
  const t = useMessages(verificationMessages);
  const [name = ''] = useNames([user]);
  const isConfirmed = useIsConfirmed(user);
  const { begin, isPending } = useVerify();
  if (isConfirmed === undefined) return null;
  if (isConfirmed)
    return (
      <span className="inline-flex items-center gap-1 text-success">
        <ShieldCheck aria-hidden className="size-3.5" />
        {t('personConfirmed', { name })}
      </span>
    );
  return (
    <Button
      size="sm"
      variant="quiet"
      isPending={isPending}
      onPress={() => void begin((verifications) => verifications.confirmPerson(user, room))}
    >
      {t('checkPerson', { name })}
    </Button>
  );
}

/** Nothing until that is known. */
function useIsConfirmed(user: string): boolean | undefined {
  const { encryption } = useChat().chat;
  const news = useWatched(encryption.news);
  const [isConfirmed, setConfirmed] = useState<boolean>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever something is heard of anybody's keys.
  useEffect(() => {
    let isGone = false;
    encryption.verifications.isPersonConfirmed(user).then(
      (found) => !isGone && setConfirmed(found),
      () => undefined, // what was known stays
    );
    return () => {
      isGone = true;
    };
  }, [encryption, user, news]);
  return isConfirmed;
}
