import { pickLanguage } from '@kontor/base';
import { ApiError, createCall } from '@kontor/plugin-api/client';
import { getOrganisation } from '@kontor/schema';
import { applyTheme, LanguageProvider, useMessages } from '@kontor/ui';
import { createRoot } from 'react-dom/client';
import { keepAppearance, readAppearance } from './appearance-store.ts';
import { EntryApp } from './entry-app-view.tsx';
import { NativeButton } from './native-form-view.tsx';
import { sessionMessages } from './session-messages.ts';

/** Boots the pages before the shell in `container`. */
export async function startEntry(container: HTMLElement): Promise<void> {
  const kept = readAppearance();
  applyTheme({ theme: kept.theme ?? 'system', accent: kept.accent });
  let language = kept.language ?? pickLanguage(navigator.language);
  const call = createCall({ fetch: window.fetch.bind(window), language: () => language });
  const root = createRoot(container);
  const render = (content: React.ReactNode) =>
    root.render(
      <LanguageProvider
        initialLanguage={language}
        onChange={(chosen) => {
          language = chosen;
          keepAppearance({ language: chosen });
        }}
      >
        {content}
      </LanguageProvider>,
    );
  try {
    const organisation = await call(getOrganisation, {});
    language = kept.language ?? (organisation.setUp ? organisation.language : language);
    applyTheme({ theme: kept.theme ?? 'system', accent: organisation.accent });
    keepAppearance({ accent: organisation.accent });
    render(<EntryApp call={call} organisation={organisation} />);
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    render(<EntryFailure message={failure.message} />);
  }
}

function EntryFailure({ message }: { readonly message: string }) {
  const t = useMessages(sessionMessages);
  return (
    <main role="alert" className="flex min-h-dvh flex-col items-center justify-center gap-2 bg-sunken p-6 text-center">
      <h1 className="text-xl font-semibold">{t('loadFailed')}</h1>
      <p className="max-w-sm pb-4 text-balance text-muted">{message}</p>
      <NativeButton look="primary" onClick={() => window.location.reload()}>
        {t('retry')}
      </NativeButton>
    </main>
  );
}
