import {
  Avatar,
  Badge,
  Button,
  ButtonLink,
  EmptyState,
  ItemList,
  LayoutTemplate,
  Lead,
  PageHeader,
  Plus,
  UserCheck,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { type ListedPlan, planPath } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { BeginDialog } from './begin-dialog-view.tsx';
import { leadingMessages } from './leading-messages.ts';

interface PlansProps {
  readonly plans: readonly ListedPlan[];
  /** It stands alone; else below the own list. */
  readonly isMain: boolean;
}

/** Lists of those whom one leads. */
export function Plans({ plans, isMain }: PlansProps) {
  const t = useMessages(leadingMessages);
  const o = useMessages(onboardingMessages);
  const { formatDate } = useFormats();
  const [isBeginning, setBeginning] = useState(false);
  const actions = (
    <>
      <ButtonLink href="/onboarding/templates" icon={LayoutTemplate}>
        {t('templates')}
      </ButtonLink>
      <Button variant="primary" icon={Plus} onPress={() => setBeginning(true)}>
        {t('begin')}
      </Button>
    </>
  );
  return (
    <section aria-label={t('led')}>
      {isMain ? (
        <PageHeader title={o('title')} description={t('ledLead')} actions={actions} />
      ) : (
        <header className="flex flex-col gap-3 pb-4">
          <h2 className="text-lg font-semibold">{t('led')}</h2>
          <Lead>{t('ledLead')}</Lead>
          <div className="flex flex-wrap gap-2">{actions}</div>
        </header>
      )}
      <ItemList
        label={t('led')}
        items={plans}
        row={({ id, person, mentor, startsOn, isEnded, progress }) => ({
          id,
          text: person.name,
          title: person.name,
          start: <Avatar name={person.name} seed={person.id} />,
          subtitle: [
            o('startsOn', { day: formatDate(startsOn, 'medium') }),
            ...(mentor ? [`${o('mentor')}: ${mentor.name}`] : []),
          ].join(' · '),
          note: isEnded ? (
            <Badge>{t('ended')}</Badge>
          ) : (
            <span className="text-sm text-muted">{progress ? o('progress', { ...progress }) : t('notShown')}</span>
          ),
          href: planPath(id),
        })}
        empty={
          <EmptyState icon={UserCheck} title={t('noneTitle')}>
            {t('noneText')}
          </EmptyState>
        }
      />
      {isBeginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </section>
  );
}
