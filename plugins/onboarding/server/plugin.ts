import { defineServerPlugin } from '@kontor/plugin-api/server';
import { itemTicked, planChanged } from '../shared/index.ts';
import { seedOnboarding } from './demo-seeding.ts';
import { scheduleForgetting } from './forget-job.ts';
import { createOnboarding } from './migrations/20261127-1500-create-onboarding.ts';
import { OnboardingContext } from './onboarding-context.ts';
import { provideHandOver } from './plan-hand-over.ts';
import { planLinks } from './plan-links.ts';
import { definePlanKinds } from './plan-notify.ts';
import { declarePlans } from './plan-privacy.ts';
import { PlanService } from './plan-service.ts';
import { findItem } from './plan-store.ts';
import { bindRoutes } from './routes.ts';
import { TemplateService } from './template-service.ts';
import { followTicks } from './tick-following.ts';

/** A good first day: whom to meet, what to read, where to join, what to do. */
export const onboardingPlugin = defineServerPlugin({
  id: 'onboarding',
  register(host) {
    const context = new OnboardingContext(host);
    host.migrations.add(createOnboarding);
    declarePlans(context);
    definePlanKinds(context);
    bindRoutes(host.http, new PlanService(context), new TemplateService(context));
    host.links.provide(planLinks(context));
    provideHandOver(context);
    followTicks(context);
    scheduleForgetting(context);
    seedOnboarding(context);
    host.live.present(planChanged, async () => null);
    host.live.present(itemTicked, async (tx, { payload: { plan, item }, person }) => {
      // Ticked off by itself: who joined a space sees more of the list than before, so it is fetched anew.
      const found = person === undefined ? undefined : await findItem(tx, plan, item);
      return found ? { isDone: found.done_at !== null } : null;
    });
  },
});
