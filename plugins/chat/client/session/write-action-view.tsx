import { type SlotProps, useSession } from '@kontor/plugin-api/client';
import { ButtonLink, MessageCircle, useMessages } from '@kontor/ui';
import { pluginMessages } from '../plugin-messages.ts';

/** On a person's card: opens the conversation with them. */
export function WriteAction({ person: { id } }: SlotProps['person-card.actions']) {
  const t = useMessages(pluginMessages);
  if (useSession().person.id === id) return null;
  return (
    <ButtonLink size="sm" variant="primary" href={`/chat/with/${id}`} icon={MessageCircle}>
      {t('write')}
    </ButtonLink>
  );
}
