import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import type { OnboardingContext } from './onboarding-context.ts';
import { listForArchive } from './plan-store.ts';
import { listTemplatesThatName } from './template-store.ts';

export function declarePlans({ host: { privacy } }: OnboardingContext): void {
  privacy.declare({
    id: 'onboarding.plans',
    title: { de: 'Einarbeitung', en: 'Onboarding' },
    what: {
      de: 'Die Liste für Ihre ersten Wochen mit dem, was Sie abgehakt haben; wer sie begonnen hat und wer Sie begleitet; in welchen Vorlagen steht, dass man Sie kennenlernen soll',
      en: 'The list for your first weeks with what you have ticked off; who began it, and who helps you settle in; in which templates it says that people should meet you',
    },
    purpose: { de: 'Gut in der neuen Aufgabe ankommen', en: 'Settling into a new job' },
    basis: 'work',
    kept: { de: 'Ein Jahr nach dem ersten Tag', en: 'One year after the first day' },
    seenBy: {
      de: 'Die Liste: Sie, Ihre Leitung und die Administration. Was erledigt ist: nur Sie, außer Sie zeigen es Ihrer Leitung',
      en: 'The list: you, those who lead you, and administrators. What is done: only you, unless you show it to those who lead you',
    },
    places: ['database'],
    erasure: {
      erase: deleteOfPerson(['onboarding_plans', 'person']),
      unnamed: staysUnnamed,
    },
    tables: ['onboarding_plans', 'onboarding_items', 'onboarding_templates'],
    archive: async (tx, { person }) => ({
      data: { lists: await listForArchive(tx, person), templates: await listTemplatesThatName(tx, person) },
    }),
  });
}
