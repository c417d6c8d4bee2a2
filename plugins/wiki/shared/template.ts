import { defineRoute, fields, fileTotalFull, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { pageIsTemplate, pageNotFound, pageReadOnly, pageTrashed, templateNarrowed } from './errors.ts';
import { icon, treePage } from './page.ts';

const { id, language, line, requiredLine } = fields;

/** Templates that every space has; their texts are in both languages. */
export const builtInTemplate = z.enum(['minutes', 'instruction', 'onboarding', 'process', 'handover', 'faq']);
export type BuiltInTemplate = z.output<typeof builtInTemplate>;

/** What a new page begins with: a template of a space, or one that every space has. */
export const templateChoice = z.union([z.object({ page: id }), z.object({ builtIn: builtInTemplate, language })]);
export type TemplateChoice = z.output<typeof templateChoice>;

/** What a template is for, in one line. */
export const purpose = line(300);

export const listTemplates = defineRoute({
  name: 'wiki.listTemplates',
  method: 'GET',
  path: '/api/wiki/spaces/:space/templates',
  access: 'person',
  summary: 'The templates of a space that the caller may read, by name',
  input: z.object({ space: id }),
  output: z.object({
    templates: z.array(z.object({ id, title: z.string(), icon, purpose: z.string(), mayWrite: z.boolean() })),
  }),
  errors: [spaceNotFound],
});

export const saveAsTemplate = defineRoute({
  name: 'wiki.saveAsTemplate',
  method: 'POST',
  path: '/api/wiki/pages/:page/template',
  access: 'person',
  summary:
    'Makes a template of the text of a page as it is now, with its pictures and files; the page stays what it is',
  input: z.object({ page: id, title: requiredLine(200), purpose }),
  output: treePage,
  errors: [pageNotFound, pageReadOnly, pageTrashed, pageIsTemplate, templateNarrowed, fileTotalFull],
  callsPerMinute: 30,
});
