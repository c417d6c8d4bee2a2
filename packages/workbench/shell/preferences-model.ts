import type { Language } from '@kontor/base';
import { type Action, useAction, useOrganisation, useSession } from '@kontor/plugin-api/client';
import { getSession, updateOwnAccount } from '@kontor/schema';
import { applyTheme, type Theme, useLanguage } from '@kontor/ui';
import { keepAppearance } from '../session/appearance-store.ts';

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** Shows it at once and keeps it in the account. */
  chooseTheme(theme: Theme): void;
  chooseLanguage(language: Language): void;
  readonly error: Action<typeof updateOwnAccount>['error'];
}

/** The person's language and theme, switched live. */
export function usePreferences(): Preferences {
  const { account, shared } = useSession();
  const { accent } = useOrganisation();
  const { language, setLanguage } = useLanguage();
  const update = useAction(updateOwnAccount, { refreshes: [getSession] });
  return {
    theme: account.theme,
    language,
    chooseTheme: (theme) => {
      applyTheme({ theme, accent });
      if (!shared) keepAppearance({ theme });
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

/** The other of light and dark, seen from what is shown now. */
export function oppositeTheme(theme: Theme): Theme {
  const isDark = theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? 'light' : 'dark';
}
