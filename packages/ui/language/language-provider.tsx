import type { Language } from '@kontor/base';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { locales } from './translate.ts';

/** The language in use, and the way to change it at once and everywhere. */
export interface LanguageState {
  readonly language: Language;
  setLanguage(language: Language): void;
}

const LanguageContext = createContext<LanguageState | undefined>(undefined);

export interface LanguageProviderProps {
  readonly initialLanguage: Language;
  /** Called when a person switches, so that the choice can be kept. */
  readonly onChange?: (language: Language) => void;
  readonly children: ReactNode;
}

/** Gives every text below it a language, and the document its `lang` attribute. */
export function LanguageProvider({ initialLanguage, onChange, children }: LanguageProviderProps) {
  const [language, setState] = useState(initialLanguage);
  const setLanguage = useCallback(
    (next: Language) => {
      setState(next);
      onChange?.(next);
    },
    [onChange],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return (
    <LanguageContext value={state}>
      <I18nProvider locale={locales[language]}>{children}</I18nProvider>
    </LanguageContext>
  );
}

/** The language in use; only below a LanguageProvider. */
export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error('useLanguage needs a LanguageProvider above it');
  return state;
}
