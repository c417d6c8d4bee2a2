import type { Language } from '@kontor/base';
import { type QueuedAction, useOrganisation, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { accountChanged, getSession, updateOwnAccount } from '@kontor/schema';
import { applyTheme, type Theme, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { keepAppearance } from '../session/appearance-store.ts';
import { shellMessages } from './shell-messages.ts';

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** Shows it at once and keeps it in the account, also without a connection. */
  chooseTheme(theme: Theme): void;
  chooseLanguage(language: Language): void;
  readonly error: QueuedAction<typeof updateOwnAccount>['error'];
}

/** The person's language and theme, switched live. */
export function usePreferences(): Preferences {
  const t = useMessages(shellMessages);
  const { account, person, shared } = useSession();
  const { accent } = useOrganisation();
  const { language, setLanguage } = useLanguage();
  const update = useQueuedAction(updateOwnAccount, {
    object: () => `accounts/account/${account.id}`,
    title: () => t('queuedAppearance'),
    folds: true,
    expects: (change) => [
      { definition: accountChanged, payload: { account: account.id, person: person.id }, object: { ...change } },
    ],
    refreshes: [getSession],
  });
  // What was chosen counts at once, until the account says something new.
  const [choice, setChoice] = useState<{ readonly theme: Theme; readonly instead: Theme }>();
  return {
    theme: choice?.instead === account.theme && !update.error ? choice.theme : account.theme,
    language,
    chooseTheme: (theme) => {
      applyTheme({ theme, accent });
      if (!shared) keepAppearance({ theme });
      setChoice({ theme, instead: account.theme });
      void update.run({ theme });
    },
    chooseLanguage: (chosen) => {
      setLanguage(chosen);
      if (!shared) keepAppearance({ language: chosen });
      void update.run({ language: chosen });
    },
    error: update.error,
  };
}

/** The other of light and dark, seen from what is shown now; the contrast stays. */
export function oppositeTheme(theme: Theme): Theme {
  if (theme === 'contrast-light') return 'contrast-dark';
  if (theme === 'contrast-dark') return 'contrast-light';
  return isDark(theme) ? 'light' : 'dark';
}

/** High contrast on or off; light stays light, and dark dark. */
export function otherContrast(theme: Theme): Theme {
  if (theme === 'contrast-light') return 'light';
  if (theme === 'contrast-dark') return 'dark';
  return isDark(theme) ? 'contrast-dark' : 'contrast-light';
}

function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
}
