import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('onboarding-plugin', {
  de: {
    onboarding: 'Einarbeitung',
    goOnboarding: 'Zur Einarbeitung',
  },
  en: {
    onboarding: 'Onboarding',
    goOnboarding: 'Go to onboarding',
  },
});
