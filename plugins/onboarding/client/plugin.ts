import { defineClientPlugin, labelOf, type Sync, stale } from '@kontor/plugin-api/client';
import { UserCheck } from '@kontor/ui';
import type { getOwnPlan, getPlan, listPlans } from '../shared/api.ts';
import { itemTicked, planChanged } from '../shared/events.ts';
import { foldPlan } from '../shared/sync.ts';
import { pluginMessages } from './plugin-messages.ts';

const label = labelOf(pluginMessages, 'onboarding');

type PlanEvent = typeof planChanged | typeof itemTicked;

const syncOwn: Sync<PlanEvent, typeof getOwnPlan> = (copy, event) => {
  const plan = copy.plan && foldPlan(copy.plan, event);
  return plan ? { plan } : stale;
};
const syncPlan: Sync<PlanEvent, typeof getPlan> = (copy, event) => foldPlan(copy, event) ?? stale;
const syncPlans: Sync<PlanEvent, typeof listPlans> = () => stale;

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
      tells: ['onboarding.begun'],
      load: async () => (await import('./home/home-plan-view.tsx')).HomePlan,
    });
    slots.add('org-unit.actions', {
      id: 'onboarding',
      label,
      icon: UserCheck,
      order: 10,
      load: async () => (await import('./leading/unit-action-view.tsx')).UnitAction,
    });
    search.renderer('onboarding-plan', { icon: UserCheck, label });
    help.add(async () => (await import('./onboarding-help.ts')).onboardingHelp);
    for (const event of [planChanged, itemTicked]) {
      live.onNamed(event, 'onboarding.getOwnPlan', syncOwn);
      live.onNamed(event, 'onboarding.getPlan', syncPlan);
      live.onNamed(event, 'onboarding.listPlans', syncPlans);
    }
  },
});
