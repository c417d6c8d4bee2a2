import { isInDesktopApp, lazyPart, PlaceContext, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { SkipLink } from '@kontor/ui';
import { Outlet } from '@tanstack/react-router';
import { Suspense, startTransition, useCallback, useEffect, useState } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { InboxTeller } from '../inbox/inbox-teller-view.tsx';
import { BottomBar } from './bottom-bar-view.tsx';
import { ConnectionNotice } from './connection-notice-view.tsx';
import { LeaveGuard } from './leave-guard-view.tsx';
import { PlacesBar } from './places-bar-view.tsx';
import { ShellActionsContext } from './shell-actions-context.ts';
import { TopBar } from './top-bar-view.tsx';
import { useRouterPlace } from './use-router-place.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The search has to be there when it is asked for: it comes after the first screen. */
export const loadPalette = () => import('../search/palette-view.tsx');
const Palette = lazyPart(async () => (await loadPalette()).Palette);
const duty = () => import('../settings/second-factor-duty-view.tsx');
const SecondFactorNotice = lazyPart(async () => (await duty()).SecondFactorNotice);
const SecondFactorGate = lazyPart(async () => (await duty()).SecondFactorGate);
const AppWindow = lazyPart(async () => (await import('../installed/app-window-view.tsx')).AppWindow);
const DesktopPart = lazyPart(async () => (await import('../desktop/desktop-part-view.tsx')).DesktopPart);
const Help = lazyPart(async () => (await import('../help/help-view.tsx')).Help);
const ShortcutSheet = lazyPart(async () => (await import('./shortcut-sheet-view.tsx')).ShortcutSheet);

/** The frame around every screen: places at the side or the bottom, search at the top, content in the middle. */
export function ShellView() {
  const place = useRouterPlace();
  const [opened, setOpened] = useState<'palette' | 'shortcuts'>();
  const close = useCallback(() => setOpened(undefined), []);
  // As a transition: what waits for code that is there already would else be held back for the time of a fallback.
  const openPalette = useCallback(() => startTransition(() => setOpened('palette')), []);
  const openShortcuts = useCallback(() => setOpened('shortcuts'), []);
  const [help, setHelp] = useState<{ readonly topic: string | undefined }>();
  const closeHelp = useCallback(() => setHelp(undefined), []);
  const openHelp = useCallback(
    (topic?: string) => setHelp((open) => (open && topic === undefined ? undefined : { topic })),
    [],
  );
  const actions = { openPalette, openShortcuts, openHelp };
  const due = useSession().account.secondFactorDue ?? null;
  const [isHeld] = useState(() => due !== null && Date.parse(due) <= Date.now());
  const { registry } = useWorkbench();
  const isBare = registry.routes.some((route) => route.isBare && route.path === place.path);
  if (isHeld) {
    return (
      <PlaceContext value={place}>
        <Suspense fallback={null}>
          <SecondFactorGate />
        </Suspense>
      </PlaceContext>
    );
  }
  return (
    <PlaceContext value={place}>
      <AriaRouterProvider navigate={(path) => place.navigate(path)}>
        <ShellActionsContext value={actions}>
          {!isBare && <Shortcuts />}
          {!isBare && <InboxTeller />}
          <LeaveGuard />
          {isBare ? (
            <main id="content" tabIndex={-1} className="h-dvh overflow-y-auto bg-surface outline-none">
              <Screen />
            </main>
          ) : (
            <>
              <SkipLink />
              <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] bg-surface md:grid-cols-[13.5rem_minmax(0,1fr)] md:grid-rows-[auto_minmax(0,1fr)] xl:grid-cols-[15rem_minmax(0,1fr)]">
                <PlacesBar />
                <TopBar />
                <main id="content" tabIndex={-1} className="flex min-h-0 flex-col outline-none">
                  <ConnectionNotice />
                  {due !== null && (
                    <Suspense fallback={null}>
                      <SecondFactorNotice />
                    </Suspense>
                  )}
                  <div className="min-h-0 grow overflow-y-auto">
                    <Screen />
                  </div>
                </main>
                <BottomBar />
              </div>
            </>
          )}
          <Suspense fallback={null}>
            {isInDesktopApp() ? <DesktopPart /> : <AppWindow />}
          </Suspense>
          <Suspense fallback={null}>
            {help && <Help topic={help.topic} onClose={closeHelp} />}
            {opened === 'palette' && <Palette onClose={close} />}
            {opened === 'shortcuts' && <ShortcutSheet onClose={close} />}
          </Suspense>
        </ShellActionsContext>
      </AriaRouterProvider>
    </PlaceContext>
  );
}

/** The frame stands first; the first screen follows in slices, between which the browser paints and answers. */
function Screen() {
  const [isDue, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  return isDue && <Outlet />;
}

/** Listens for keys where the actions and the place are known. */
function Shortcuts() {
  useShortcuts();
  return null;
}
