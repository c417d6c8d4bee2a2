import type { SlotProps } from '@kontor/plugin-api/client';
import { ButtonLink, UserCheck, useMessages } from '@kontor/ui';
import { ownPlanPath } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';

/** On the page of a unit that one leads: to the lists of those who are new there. */
export function UnitAction({ isLed }: SlotProps['org-unit.actions']) {
  const t = useMessages(onboardingMessages);
  if (!isLed) return null;
  return (
    <ButtonLink href={ownPlanPath} icon={UserCheck}>
      {t('title')}
    </ButtonLink>
  );
}
