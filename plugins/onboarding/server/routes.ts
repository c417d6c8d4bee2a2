import type { Http } from '@kontor/plugin-api/server';
import {
  beginPlan,
  changePlan,
  endPlan,
  getOwnPlan,
  getPlan,
  listPlans,
  listTemplates,
  saveTemplate,
  sharePlan,
  tickItem,
} from '../shared/index.ts';
import type { PlanService } from './plan-service.ts';
import type { TemplateService } from './template-service.ts';

/** Contract to service, one line each. */
export function bindRoutes(http: Http, plans: PlanService, templates: TemplateService): void {
  http.bind(getOwnPlan, (_input, { actor }) => plans.getOwn(actor));
  http.bind(tickItem, (input, { actor }) => done(plans.tick(actor, input)));
  http.bind(sharePlan, ({ shared }, { actor }) => done(plans.share(actor, shared)));
  http.bind(listPlans, (_input, { actor }) => plans.list(actor));
  http.bind(getPlan, ({ plan }, { actor }) => plans.get(actor, plan));
  http.bind(beginPlan, (input, { actor }) => plans.begin(actor, input));
  http.bind(changePlan, (input, { actor }) => plans.change(actor, input));
  http.bind(endPlan, (input, { actor }) => done(plans.end(actor, input)));
  http.bind(listTemplates, (_input, { actor }) => templates.list(actor));
  http.bind(saveTemplate, (input, { actor }) => templates.save(actor, input));
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
