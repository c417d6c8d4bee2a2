import { PersonName, SlotView } from '@kontor/plugin-api/client';
import { Avatar, CheckCheck, Lead, PageHeader, Switch, useFormats, useMessages } from '@kontor/ui';
import { useId } from 'react';
import { lastDayOf, type Plan } from '../../shared/index.ts';
import { groupItems, progressOf } from '../items/item-model.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { OwnItem } from './own-item-view.tsx';
import { ownMessages } from './own-messages.ts';
import { useOwnPlan } from './use-own-plan.ts';

/** The own list by its times, whom to ask, and who sees what is done. */
export function OwnPlan({ plan }: { readonly plan: Plan }) {
  const t = useMessages(ownMessages);
  const o = useMessages(onboardingMessages);
  const { formatDate } = useFormats();
  const { tick, share } = useOwnPlan(plan);
  const progress = progressOf(plan.items);
  const isDone = progress !== undefined && progress.all > 0 && progress.done === progress.all;
  return (
    <>
      <PageHeader
        title={t('yours')}
        description={[
          o('startsOn', { day: formatDate(plan.startsOn, 'long') }),
          ...(progress && progress.all > 0 ? [o('progress', { ...progress })] : []),
        ].join(' · ')}
      />
      <div className="flex flex-col gap-7">
        {plan.mentor && <Mentor mentor={plan.mentor} />}
        {plan.items.length === 0 ? <p className="text-muted">{t('nothingYet')}</p> : <Lead>{t('lead')}</Lead>}
        {isDone && (
          <p className="flex items-center gap-3 font-medium">
            <CheckCheck aria-hidden className="size-5 shrink-0 text-accent-text" />
            {t('allDone')}
          </p>
        )}
        {groupItems(plan.items).map(({ period, items }) => (
          <Group
            key={period}
            title={o(`period${period}`)}
            note={o('by', { day: formatDate(lastDayOf({ within: period }, plan.startsOn), 'medium') })}
          >
            {items.map((item) => (
              <OwnItem key={item.id} item={item} onTick={tick} />
            ))}
          </Group>
        ))}
        <div className="border-t border-border pt-5">
          <Switch isSelected={plan.isShared} onChange={share} description={t('shareHelp')}>
            {t('share')}
          </Switch>
        </div>
      </div>
    </>
  );
}

function Mentor({ mentor }: { readonly mentor: NonNullable<Plan['mentor']> }) {
  const t = useMessages(ownMessages);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-accent-soft px-4 py-3">
      <Avatar name={mentor.name} seed={mentor.id} />
      <p className="min-w-0 grow basis-40">
        <span className="block text-sm text-muted">{t('mentorIs')}</span>
        <PersonName person={mentor} className="font-medium" />
      </p>
      <SlotView name="person-card.actions" about={{ person: mentor }} />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly note: string;
  readonly children: React.ReactNode;
}

function Group({ title, note, children }: GroupProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-border pb-1.5">
        <h2 id={heading} className="text-base font-semibold">
          {title}
        </h2>
        <span className="text-sm text-muted">{note}</span>
      </header>
      <ul className="-ms-1 flex flex-col pt-1 coarse:-ms-3">{children}</ul>
    </section>
  );
}
