import { useSession } from '@kontor/plugin-api/client';
import { Avatar, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { shellMessages } from './shell-messages.ts';

/** The own face, behind which the profile menu is. */
export function ProfileButton() {
  const t = useMessages(shellMessages);
  const { person } = useSession();
  return (
    <Button className="flex shrink-0 items-center justify-center rounded-full focus-ring coarse:size-11">
      <span className="sr-only">{t('profileMenu', { name: person.name })}</span>
      <Avatar name={person.name} seed={person.id} photo={person.photo ?? undefined} size="sm" />
    </Button>
  );
}
