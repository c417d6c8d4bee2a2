import { QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { ButtonLink, EmptyState, Page, PageHeader, SkeletonList, UserCheck, useMessages } from '@kontor/ui';
import { getOwnPlan, listPlans } from '../shared/index.ts';
import { PlanView } from './leading/plan-view.tsx';
import { Plans } from './leading/plans-view.tsx';
import { onboardingMessages } from './onboarding-messages.ts';
import { ownMessages } from './own/own-messages.ts';
import { OwnPlan } from './own/own-plan-view.tsx';
import { TemplateView } from './templates/template-view.tsx';
import { TemplatesView } from './templates/templates-view.tsx';

/** The own list and those of people whom one leads; one of these; the templates. */
export function OnboardingView() {
  const { kind, id } = usePlace().params;
  if (kind === 'plan' && id !== undefined) return <PlanView key={id} id={id} />;
  if (kind === 'templates') return <TemplatesView />;
  if (kind === 'template' && id !== undefined) return <TemplateView key={id} id={id} />;
  return <StartView />;
}

function StartView() {
  const t = useMessages(onboardingMessages);
  const own = useQueryRoute(getOwnPlan, {});
  const led = useQueryRoute(listPlans, {});
  const mayBegin = led.data?.mayBegin === true;
  useTitle(t('title'));
  return (
    <Page>
      <QueryView query={own} waiting={<SkeletonList rows={6} />}>
        {({ plan }) => (
          <div className="flex flex-col gap-10">
            {plan && (
              <div>
                <OwnPlan plan={plan} />
              </div>
            )}
            {!plan && !mayBegin && led.data !== undefined && <Nothing />}
            {led.data && mayBegin && <Plans plans={led.data.plans} isMain={!plan} />}
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function Nothing() {
  const t = useMessages(ownMessages);
  const o = useMessages(onboardingMessages);
  return (
    <>
      <PageHeader title={o('title')} />
      <EmptyState icon={UserCheck} title={t('noneTitle')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('noneText')}
      </EmptyState>
    </>
  );
}
