import { defineError } from '@kontor/schema';

export const planNotFound = defineError('onboarding.plan_not_found', 'not-found', {
  de: 'Diese Einarbeitung gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This onboarding list does not exist, or you have no access.',
});
export const itemNotFound = defineError('onboarding.item_not_found', 'not-found', {
  de: 'Diesen Punkt gibt es nicht mehr: Ihre Leitung hat die Liste geändert. Sie ist jetzt auf dem neuen Stand.',
  en: 'This item is gone: your manager has changed the list. It is up to date now.',
});
export const planChangedMeanwhile = defineError('onboarding.plan_changed', 'conflict', {
  de: 'Jemand hat die Liste inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the list meanwhile. Please check your change and save again.',
});
export const alreadyBegun = defineError('onboarding.already_begun', 'conflict', {
  de: 'Für diese Person läuft schon eine Einarbeitung. Passen Sie diese an, oder beenden Sie sie zuerst.',
  en: 'An onboarding list is under way for this person. Change that one, or end it first.',
});
export const notTheirLead = defineError('onboarding.not_their_lead', 'forbidden', {
  de: 'Eine Einarbeitung beginnen nur die Leitung der Person und die Administration. Bitte wenden Sie sich an diese.',
  en: 'Only those who lead the person and administrators begin an onboarding list. Please ask them.',
});
export const templateReadOnly = defineError('onboarding.template_read_only', 'forbidden', {
  de: 'Diese Vorlage ändern nur die Leitung der Organisationseinheit und die Administration.',
  en: 'Only those who lead the org unit and administrators change this template.',
});
export const templateChangedMeanwhile = defineError('onboarding.template_changed', 'conflict', {
  de: 'Jemand hat die Vorlage inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the template meanwhile. Please check your change and save again.',
});
export const objectNotFound = defineError('onboarding.object_not_found', 'input', {
  de: 'Ein Punkt verweist auf etwas, das es nicht gibt, das Sie nicht sehen oder das nicht zu ihm passt. Bitte wählen Sie es neu aus.',
  en: 'An item points to something that does not exist, that you cannot see, or that does not fit. Please choose it again.',
});
