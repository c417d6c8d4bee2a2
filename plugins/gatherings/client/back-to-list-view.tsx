import { ButtonLink, useMessages } from '@kontor/ui';
import { gatheringsMessages } from './gatherings-messages.ts';

/** The next step where there is nothing to see. */
export function BackToList() {
  const t = useMessages(gatheringsMessages);
  return <ButtonLink href="/gatherings">{t('back')}</ButtonLink>;
}
