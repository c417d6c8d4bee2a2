import {
  ApiError,
  type Call,
  type ClientPlugin,
  createCall,
  type Registry,
  registerPlugins,
} from '@kontor/plugin-api/client';
import { getOrganisation, getSession, type OrganisationProfile, type SessionState } from '@kontor/schema';
import { applyTheme, LanguageProvider, UnsavedContext, UnsavedInput } from '@kontor/ui';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { corePlugin } from '../core-plugin.ts';
import { LiveFolder } from '../live/live-folder.ts';
import { Device } from '../local/device.ts';
import { afterFirstScreen } from '../local/first-quiet.ts';
import { canKeep, readKeptStart } from '../local/kept-start.ts';
import { type LocalDatabase, openLocalDatabase } from '../local/local-database.ts';
import { forgetOthers, keepNothing } from '../local/wipe.ts';
import { keepAppearance, readAppearance } from '../session/appearance-store.ts';
import { leaveAfter } from './leave.ts';
import { prepareScreen } from './prepare-screen.ts';
import { createQueries } from './queries.ts';
import { loadPalette } from './shell-view.tsx';
import { BootFailure, BrokenView } from './states-view.tsx';
import { WorkbenchView } from './workbench-view.tsx';

const language = () => (document.documentElement.lang === 'en' ? 'en' : 'de');

/** Longer than this nobody looks at an empty frame: the router says that the screen is on its way. */
const mostWaitMs = 1_000;

/** Who is here and whose house it is, and where this browser keeps what they open, if it may. */
interface Start {
  readonly session: SessionState;
  readonly organisation: OrganisationProfile;
  readonly database: LocalDatabase | undefined;
  /** From the last time, and not yet asked for again. */
  readonly isKept: boolean;
}

/**
 * Boots the shell in `container`, with the core's own screens and those of the plugins: at once from what this browser
 * keeps, with a connection or without; else once the server has said who is here. `fetch` may have asked for that already.
 */
export async function startWorkbench(
  container: HTMLElement,
  plugins: readonly ClientPlugin[],
  fetch: typeof window.fetch,
): Promise<void> {
  const appearance = readAppearance();
  applyTheme({ theme: appearance.theme ?? 'system', accent: appearance.accent });
  const root = createRoot(container);
  const registry = registerPlugins([corePlugin, ...plugins]);
  const screen = prepareScreen(registry, window.location.pathname);
  let person: string | undefined;
  const call = createCall({
    fetch,
    language,
    person: () => person,
    onFailure: leaveAfter,
  });

  async function askServer(): Promise<Start> {
    const [session, organisation] = await Promise.all([call(getSession, {}), call(getOrganisation, {})]);
    return { session, organisation, database: await openFor(session), isKept: false };
  }

  try {
    const kept = await readKeptStart();
    const start = kept ? { ...kept, isKept: true } : await askServer();
    person = start.session.person.id;
    // The frame that the page itself has stands until there is something to put into it.
    await Promise.race([screen, new Promise((resolve) => setTimeout(resolve, mostWaitMs))]);
    const first = renderStart(start, { call, registry, screen });
    startTransition(() => root.render(first));
  } catch (failure) {
    if (failure instanceof ApiError && failure.kind === 'unauthenticated') return;
    root.render(
      <LanguageProvider initialLanguage={appearance.language ?? 'de'}>
        {failure instanceof ApiError ? <BootFailure message={failure.message} /> : <BrokenView />}
      </LanguageProvider>,
    );
    if (!(failure instanceof ApiError)) throw failure;
  }
}

/** Where this person's things may stay; on a shared computer nothing of anybody does. */
async function openFor(session: SessionState): Promise<LocalDatabase | undefined> {
  if (!canKeep()) return undefined;
  try {
    if (session.shared) {
      await keepNothing();
      return undefined;
    }
    await forgetOthers(session.person.id);
    return await openLocalDatabase(session.person.id);
  } catch (failure) {
    if (failure instanceof DOMException) return undefined; // storage is blocked or full: everything works but offline
    throw failure;
  }
}

interface ShellParts {
  readonly call: Call;
  readonly registry: Registry;
  /** The code of the first screen. */
  readonly screen: Promise<unknown>;
}

function renderStart(start: Start, { call, registry, screen }: ShellParts) {
  const { session, organisation, database, isKept } = start;
  const { theme } = session.account;
  const chosen = session.account.language ?? readAppearance().language ?? organisation.language;
  applyTheme({ theme, accent: organisation.accent });
  if (!session.shared) keepAppearance({ theme, language: chosen, accent: organisation.accent });
  const queries = createQueries(registry, { session, organisation, isKept });
  const folder = new LiveFolder(queries, registry.syncRules, () => session.person.id);
  const unsaved = new UnsavedInput();
  const device =
    database &&
    new Device({
      ...{ database, call, session, queries, folder, unsaved, language },
      unsent: registry.unsent,
      keepers: registry.keepers,
      finds: registry.finds,
      onUnauthenticated: leaveAfter,
    });
  void device?.start(screen);
  // What does not come now comes when it is asked for.
  afterFirstScreen(
    { screen, isFetching: () => queries.isFetching() > 0 },
    () => void loadPalette().catch(() => undefined),
  );
  return (
    <LanguageProvider initialLanguage={chosen}>
      <UnsavedContext value={unsaved}>
        <WorkbenchView call={call} registry={registry} queries={queries} folder={folder} device={device} />
      </UnsavedContext>
    </LanguageProvider>
  );
}
