import { QueryView, useAction, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  Avatar,
  BackLink,
  Banner,
  CircleCheck,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Page,
  PageHeader,
  Pencil,
  RotateCcw,
  SkeletonList,
  UserRound,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect, useState } from 'react';
import { changePlan, endPlan, getPlan, listPlans, ownPlanPath, type Plan } from '../../shared/index.ts';
import { bare, progressOf } from '../items/item-model.ts';
import { ItemsEditor } from '../items/items-editor-view.tsx';
import { onboardingMessages } from '../onboarding-messages.ts';
import { HeadDialog } from './head-dialog-view.tsx';
import { leadingMessages } from './leading-messages.ts';

/** A list of somebody whom one leads. */
export function PlanView({ id }: { readonly id: string }) {
  const o = useMessages(onboardingMessages);
  const query = useQueryRoute(getPlan, { plan: id });
  useTitle(query.data?.person.name);
  return (
    <Page>
      <BackLink href={ownPlanPath} className="mb-3">
        {o('back')}
      </BackLink>
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {(plan) => <LedPlan plan={plan} />}
      </QueryView>
    </Page>
  );
}

function LedPlan({ plan }: { readonly plan: Plan }) {
  const t = useMessages(leadingMessages);
  const o = useMessages(onboardingMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const { run, error } = useAction(changePlan, { refreshes: [getPlan, listPlans] });
  const refusal = error?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: o('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, o]);
  const progress = progressOf(plan.items);
  const { id, revision, person, mentor, startsOn } = plan;
  return (
    <>
      <PageHeader
        title={person.name}
        start={<Avatar name={person.name} seed={person.id} size="lg" />}
        description={[
          o('startsOn', { day: formatDate(startsOn, 'long') }),
          ...(mentor ? [`${o('mentor')}: ${mentor.name}`] : []),
          ...(progress && progress.all > 0 ? [o('progress', { ...progress })] : []),
        ].join(' · ')}
        actions={plan.mayChange && <PlanMenu plan={plan} />}
      />
      <div className="flex flex-col gap-6">
        {plan.isEnded && <Banner>{t('endedText')}</Banner>}
        {!plan.isEnded && !plan.isShared && (
          <p className="text-sm text-pretty text-muted">{t('hidden', { name: person.name })}</p>
        )}
        <ItemsEditor
          items={plan.items}
          startsOn={startsOn}
          mayChange={plan.mayChange}
          onChange={async (items) => (await run({ plan: id, revision, items: items.map(bare) })) !== undefined}
        />
      </div>
    </>
  );
}

function PlanMenu({ plan }: { readonly plan: Plan }) {
  const t = useMessages(leadingMessages);
  const toast = useToast();
  const [isEditing, setEditing] = useState(false);
  const { run } = useAction(endPlan, { refreshes: [getPlan, listPlans] });
  const end = (ended: boolean) => run({ plan: plan.id, ended });
  async function endWithWayBack() {
    if (await end(true)) toast.showUndo(t('endedNow'), () => void end(false));
  }
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('more')} />
        <Menu>
          <MenuItem icon={Pencil} onAction={() => setEditing(true)}>
            {t('editHead')}
          </MenuItem>
          <MenuItem icon={UserRound} href={`/people/${plan.person.id}`}>
            {t('personLink')}
          </MenuItem>
          {plan.isEnded ? (
            <MenuItem icon={RotateCcw} onAction={() => void end(false)}>
              {t('resume')}
            </MenuItem>
          ) : (
            <MenuItem icon={CircleCheck} onAction={() => void endWithWayBack()}>
              {t('end')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isEditing && <HeadDialog plan={plan} onClose={() => setEditing(false)} />}
    </>
  );
}
