import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { UserCheck } from '@kontor/ui';
import type { getOwnPlan, getPlan, listPlans } from '../shared/api.ts';
import { itemTicked, planChanged } from '../shared/events.ts';
import { foldTick } from '../shared/sync.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = labelOf(pluginMessages, 'onboarding');

const syncOwn: Sync<typeof planChanged, typeof getOwnPlan> = ({ plan }, { object }) =>
  plan && typeof object?.isShared === 'boolean' ? { plan: { ...plan, isShared: object.isShared } } : stale;
const syncOwnTick: Sync<typeof itemTicked, typeof getOwnPlan> = (copy, event) => {
  const plan = copy.plan && foldTick(copy.plan, event);
  return plan === copy.plan ? copy : plan ? { plan } : stale;
};
const syncPlan: Sync<typeof planChanged, typeof getPlan> = (copy, { payload }) =>
  copy.id === payload.plan ? stale : copy;
const syncPlanTick: Sync<typeof itemTicked, typeof getPlan> = (copy, event) => foldTick(copy, event) ?? stale;
const syncPlans: Sync<typeof planChanged | typeof itemTicked, typeof listPlans> = () => stale;

/** A good first day: whom to meet, what to read, where to join, what to do. */
export const onboardingPlugin = defineClientPlugin({
  id: 'onboarding',
  register({ routes, commands, slots, search, help, live }) {
    routes.add({
      path: '/onboarding/{-$kind}/{-$id}',
      title: label,
      load: async () => (await import('./onboarding-view.tsx')).OnboardingView,
    });
    commands.add({
      id: 'onboarding.open',
      label: labelOf(pluginMessages, 'goOnboarding'),
      icon: UserCheck,
      run: ({ navigate }) => navigate('/onboarding'),
    });
    slots.add('home.section', {
      id: 'onboarding',
      label,
      icon: UserCheck,
      order: 15,
      load: async () => (await import('./home/home-plan-view.tsx')).HomePlan,
    });
    search.renderer('onboarding-plan', { icon: UserCheck, label });
    help.add(async () => (await import('./onboarding-help.ts')).onboardingHelp);
    live.onNamed(planChanged, 'onboarding.getOwnPlan', syncOwn);
    live.onNamed(itemTicked, 'onboarding.getOwnPlan', syncOwnTick);
    live.onNamed(planChanged, 'onboarding.getPlan', syncPlan);
    live.onNamed(itemTicked, 'onboarding.getPlan', syncPlanTick);
    for (const event of [planChanged, itemTicked]) live.onNamed(event, 'onboarding.listPlans', syncPlans);
  },
});
