import type { Language } from '@kontor/base';
import { Button, useMessages } from '@kontor/ui';
import { postMessages } from './post-messages.ts';

interface LanguageSwitchProps {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** Each language is called what it calls itself. */
export function LanguageSwitch({ value, onChange }: LanguageSwitchProps) {
  const t = useMessages(postMessages);
  return (
    <fieldset className="flex gap-1 print:hidden">
      <legend className="sr-only">{t('language')}</legend>
      {(['de', 'en'] as const).map((language) => (
        <Button
          key={language}
          size="sm"
          variant={language === value ? 'secondary' : 'quiet'}
          aria-pressed={language === value}
          onPress={() => onChange(language)}
        >
          <span lang={language}>{t(language === 'de' ? 'german' : 'english')}</span>
        </Button>
      ))}
    </fieldset>
  );
}
