import { useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, useMessages } from '@kontor/ui';
import { getOwnPlan, ownPlanPath, type Plan } from '../../shared/index.ts';
import { progressOf } from '../items/item-model.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { OwnItem } from '../own/own-item-view.tsx';
import { ownMessages } from '../own/own-messages.ts';
import { useOwnPlan } from '../own/use-own-plan.ts';

const shown = 4;

/** On the start page of who is new: what comes next. Nothing for all others, and once all is done. */
export function HomePlan() {
  const plan = useQueryRoute(getOwnPlan, {}).data?.plan;
  return plan?.items.some(({ isDone }) => !isDone) ? <NextItems plan={plan} /> : null;
}

function NextItems({ plan }: { readonly plan: Plan }) {
  const t = useMessages(ownMessages);
  const o = useMessages(onboardingMessages);
  const { tick } = useOwnPlan(plan);
  const progress = progressOf(plan.items);
  const next = plan.items.filter(({ isDone }) => !isDone).sort((one, other) => one.within - other.within);
  return (
    <Card
      title={t('yours')}
      action={
        <Link href={ownPlanPath} variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('all')}
        </Link>
      }
    >
      {progress && <p className="text-sm text-muted">{o('progress', { ...progress })}</p>}
      <ul className="-ms-1 flex flex-col coarse:-ms-3">
        {next.slice(0, shown).map((item) => (
          <OwnItem key={item.id} item={item} onTick={tick} isShort />
        ))}
      </ul>
    </Card>
  );
}
