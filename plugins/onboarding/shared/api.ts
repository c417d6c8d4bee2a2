import { defineRoute, fields, personNotFound } from '@kontor/schema';
import { z } from 'zod';
import {
  alreadyBegun,
  itemNotFound,
  notTheirLead,
  objectNotFound,
  planChangedMeanwhile,
  planNotFound,
  templateChangedMeanwhile,
  templateReadOnly,
} from './errors.ts';
import { items } from './item.ts';
import { listedPlan, plan } from './plan.ts';
import { template, templatePlace } from './template.ts';

const { id, day, nothing } = fields;
const revision = z.number().int();

export const getOwnPlan = defineRoute({
  name: 'onboarding.getOwnPlan',
  method: 'GET',
  path: '/api/onboarding/own',
  access: 'person',
  summary: 'What the caller does in their first weeks, with what is done; null where nothing is under way',
  input: nothing,
  output: z.object({ plan: plan.nullable() }),
  errors: [],
});

export const tickItem = defineRoute({
  name: 'onboarding.tickItem',
  method: 'PUT',
  path: '/api/onboarding/own/items/:item',
  idempotent: true,
  access: 'person',
  summary: 'Ticks an item of the own list off, or says that it is not done',
  input: z.object({ item: id, done: z.boolean() }),
  output: nothing,
  errors: [planNotFound, itemNotFound],
  callsPerMinute: 300,
});

export const sharePlan = defineRoute({
  name: 'onboarding.sharePlan',
  method: 'PUT',
  path: '/api/onboarding/own/shared',
  idempotent: true,
  access: 'person',
  summary: 'Says whether those who lead the caller, and who began the list, see what is done',
  input: z.object({ shared: z.boolean() }),
  output: nothing,
  errors: [planNotFound],
});

export const listPlans = defineRoute({
  name: 'onboarding.listPlans',
  method: 'GET',
  path: '/api/onboarding/plans',
  access: 'person',
  summary: 'Lists of those whom the caller leads, newest first, and whether the caller may begin any',
  input: nothing,
  output: z.object({ plans: z.array(listedPlan), mayBegin: z.boolean() }),
  errors: [],
});

export const getPlan = defineRoute({
  name: 'onboarding.getPlan',
  method: 'GET',
  path: '/api/onboarding/plans/:plan',
  access: 'person',
  summary: 'A list, for the person and for those who lead them; what is done only as far as the person shows it',
  input: z.object({ plan: id }),
  output: plan,
  errors: [planNotFound],
});

export const beginPlan = defineRoute({
  name: 'onboarding.beginPlan',
  method: 'POST',
  path: '/api/onboarding/plans',
  access: 'person',
  summary: 'Begins a list with what the templates say for the person’s units and positions',
  input: z.object({ person: id, startsOn: day, mentor: id.nullable() }),
  output: plan,
  errors: [personNotFound, notTheirLead, alreadyBegun],
});

export const changePlan = defineRoute({
  name: 'onboarding.changePlan',
  method: 'PATCH',
  path: '/api/onboarding/plans/:plan',
  access: 'person',
  summary: 'Changes day, mentor or items of a list; what is done stays done, and what is left out stays as it is',
  input: z.object({
    plan: id,
    revision,
    startsOn: day.optional(),
    mentor: id.nullable().optional(),
    items: items.optional(),
  }),
  output: plan,
  errors: [planNotFound, planChangedMeanwhile, personNotFound, objectNotFound],
});

export const endPlan = defineRoute({
  name: 'onboarding.endPlan',
  method: 'PUT',
  path: '/api/onboarding/plans/:plan/ended',
  access: 'person',
  summary: 'Ends a list, or takes it up again',
  input: z.object({ plan: id, ended: z.boolean() }),
  output: nothing,
  errors: [planNotFound, alreadyBegun],
});

export const listTemplates = defineRoute({
  name: 'onboarding.listTemplates',
  method: 'GET',
  path: '/api/onboarding/templates',
  access: 'person',
  summary:
    'Templates that hold for the units that the caller leads, and for which units and positions there can be more',
  input: nothing,
  output: z.object({
    templates: z.array(template),
    units: z.array(z.object({ id, name: z.string(), titles: z.array(z.string()) })),
    mayChangeOrganisation: z.boolean(),
  }),
  errors: [],
});

export const saveTemplate = defineRoute({
  name: 'onboarding.saveTemplate',
  method: 'PUT',
  path: '/api/onboarding/templates',
  access: 'person',
  summary: 'Says what a template has; without items it is gone. Lists that were begun stay as they are',
  input: z.object({ place: templatePlace, revision, items }),
  output: template,
  errors: [templateReadOnly, templateChangedMeanwhile, objectNotFound],
});
