import { pickLanguage } from '@kontor/base';
import { createCall } from '@kontor/plugin-api/client';
import { getOrganisation } from '@kontor/schema';
import { applyTheme, LanguageProvider } from '@kontor/ui';
import { createRoot } from 'react-dom/client';
import { keepAppearance, readAppearance } from '../session/appearance-store.ts';
import { LegalPage } from './legal-page-view.tsx';

/** Boots the legal pages for people who are not signed in. They show what they can, whatever else fails. */
export async function startLegal(container: HTMLElement): Promise<void> {
  const kept = readAppearance();
  applyTheme({ theme: kept.theme ?? 'system', accent: kept.accent });
  let language = kept.language ?? pickLanguage(navigator.language);
  const call = createCall({ fetch: window.fetch.bind(window), language: () => language });
  const organisation = await call(getOrganisation, {}).catch(() => undefined);
  if (organisation) applyTheme({ theme: kept.theme ?? 'system', accent: organisation.accent });
  language = kept.language ?? (organisation?.setUp ? organisation.language : language);
  createRoot(container).render(
    <LanguageProvider
      initialLanguage={language}
      onChange={(chosen) => {
        language = chosen;
        keepAppearance({ language: chosen });
      }}
    >
      <LegalPage call={call} organisation={organisation} />
    </LanguageProvider>,
  );
}
