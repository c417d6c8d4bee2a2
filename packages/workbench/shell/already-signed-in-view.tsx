import { usePlace, useSession } from '@kontor/plugin-api/client';
import { Button, EmptyState, UserCheck, useMessages } from '@kontor/ui';
import { shellMessages } from './shell-messages.ts';
import { useSignOut } from './use-sign-out.ts';

/** A one-time link opened by somebody who is signed in: whose it is cannot be both. */
export function AlreadySignedInView() {
  const t = useMessages(shellMessages);
  const { person } = useSession();
  const { path } = usePlace();
  const signOut = useSignOut(path + window.location.hash);
  return (
    <EmptyState
      icon={UserCheck}
      title={t('alreadySignedIn')}
      action={
        <Button variant="primary" onPress={() => void signOut()}>
          {t('signOutAndGoOn')}
        </Button>
      }
    >
      {t('alreadySignedInHelp', { name: person.name })}
    </EmptyState>
  );
}
