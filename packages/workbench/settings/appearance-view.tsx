import { languages } from '@kontor/base';
import { FormError, RadioGroup, themes, useMessages } from '@kontor/ui';
import { usePreferences } from '../shell/preferences-model.ts';
import { settingsMessages } from './settings-messages.ts';

const languageNames = { de: 'Deutsch', en: 'English' } as const;
const themeLabels = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
  'contrast-light': 'themeContrastLight',
  'contrast-dark': 'themeContrastDark',
} as const;

/** Language and theme; both switch at once. */
export function AppearanceView() {
  const t = useMessages(settingsMessages);
  const { theme, language, chooseTheme, chooseLanguage, error } = usePreferences();
  return (
    <div className="flex max-w-md flex-col gap-8">
      <FormError>{error?.message}</FormError>
      <RadioGroup
        label={t('language')}
        description={t('languageHelp')}
        value={language}
        onChange={chooseLanguage}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
      />
      <RadioGroup
        label={t('theme')}
        value={theme}
        onChange={chooseTheme}
        options={themes.map((id) => ({ id, label: t(themeLabels[id]) }))}
      />
    </div>
  );
}
