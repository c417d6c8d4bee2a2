import { useSession } from '@kontor/plugin-api/client';
import { Button, EmptyState, UserCheck, useMessages } from '@kontor/ui';
import { shellMessages } from './shell-messages.ts';
import { useSignOut } from './use-sign-out.ts';

/** A one-time link opened by somebody who is signed in: whose it is cannot be both. */
export function AlreadySignedInView() {
  const t = useMessages(shellMessages);
  const { person } = useSession();
  const signOut = useSignOut(reload);
  return (
    <>
      <h1 className="sr-only">{t('alreadySignedIn')}</h1>
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
    </>
  );
}

/** The server answers the same address with the page before the shell, now that nobody is signed in. */
function reload(): void {
  window.location.reload();
}
