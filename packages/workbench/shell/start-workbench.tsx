import { ApiError, type ClientPlugin, createCall, registerPlugins } from '@kontor/plugin-api/client';
import { getOrganisation, getSession } from '@kontor/schema';
import { applyTheme, LanguageProvider } from '@kontor/ui';
import { createRoot } from 'react-dom/client';
import { corePlugin } from '../core-plugin.ts';
import { keepAppearance, readAppearance } from '../session/appearance-store.ts';
import { isEntryPath, signInAddress } from '../session/next-path.ts';
import { createQueries } from './queries.ts';
import { BootFailure, BrokenView } from './states-view.tsx';
import { WorkbenchView } from './workbench-view.tsx';

/** Leaves everything behind: memory with the page, and the sign-in page takes over. */
function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  // A one-time link stays in the address: the server answers it with the page that uses it.
  if (isEntryPath(pathname)) window.location.reload();
  else window.location.replace(signInAddress(pathname + search));
}

/** Boots the shell in `container`, with the core's own screens and those of the plugins. */
export async function startWorkbench(container: HTMLElement, plugins: readonly ClientPlugin[]): Promise<void> {
  const kept = readAppearance();
  applyTheme({ theme: kept.theme ?? 'system', accent: kept.accent });
  const call = createCall({
    fetch: window.fetch.bind(window),
    language: () => (document.documentElement.lang === 'en' ? 'en' : 'de'),
    onFailure: ({ code }) => {
      if (code === 'http.sign_in_needed') leaveForSignIn();
    },
  });
  const root = createRoot(container);
  try {
    const [session, organisation] = await Promise.all([call(getSession, {}), call(getOrganisation, {})]);
    const { theme } = session.account;
    const language = session.account.language ?? kept.language ?? organisation.language;
    applyTheme({ theme, accent: organisation.accent });
    keepAppearance({ theme, language, accent: organisation.accent });
    const registry = registerPlugins([corePlugin, ...plugins]);
    const queries = createQueries(registry, { session, organisation });
    root.render(
      <LanguageProvider initialLanguage={language}>
        <WorkbenchView call={call} registry={registry} queries={queries} onEnd={leaveForSignIn} />
      </LanguageProvider>,
    );
  } catch (failure) {
    if (failure instanceof ApiError && failure.kind === 'unauthenticated') return;
    root.render(
      <LanguageProvider initialLanguage={kept.language ?? 'de'}>
        {failure instanceof ApiError ? <BootFailure message={failure.message} /> : <BrokenView />}
      </LanguageProvider>,
    );
    if (!(failure instanceof ApiError)) throw failure;
  }
}
