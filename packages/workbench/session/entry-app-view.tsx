import type { Call } from '@kontor/plugin-api/client';
import type { OrganisationProfile } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { type Entry, EntryContext } from './entry-context.ts';
import { nextPath } from './next-path.ts';
import { type EntryPage, entryPageOf } from './page-model.ts';
import { sessionMessages } from './session-messages.ts';
import { SignInView } from './sign-in-view.tsx';

/** Seldom seen, so not part of what everybody loads to sign in. */
const SetupView = lazy(async () => ({ default: (await import('./setup-view.tsx')).SetupView }));
const ResetView = lazy(async () => ({ default: (await import('./reset-view.tsx')).ResetView }));
const WelcomeView = lazy(async () => ({ default: (await import('./welcome-view.tsx')).WelcomeView }));

const paths: Readonly<Record<EntryPage, string>> = {
  'sign-in': '/sign-in.html',
  reset: '/password-reset',
  welcome: '/welcome',
  setup: '/setup',
};

export interface EntryAppProps {
  readonly call: Call;
  readonly organisation: OrganisationProfile;
}

/** The pages before the shell. */
export function EntryApp({ call, organisation }: EntryAppProps) {
  const t = useMessages(sessionMessages);
  const [page, setPage] = useState(() => entryPageOf(window.location.pathname, organisation.setUp));
  const [notice, setNotice] = useState<string>();
  const [next] = useState(() => nextPath(window.location));

  const show = useCallback((wanted: EntryPage) => {
    window.history.pushState(null, '', paths[wanted]);
    setPage(wanted);
    setNotice(undefined);
  }, []);
  useEffect(() => {
    const follow = () => setPage(entryPageOf(window.location.pathname, organisation.setUp));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [organisation.setUp]);
  const entry = useMemo<Entry>(
    () => ({ call, organisation, show, next, leave: () => window.location.replace(next) }),
    [call, organisation, show, next],
  );
  const finishWelcome = () => {
    show('sign-in');
    setNotice(t('passwordSet'));
  };
  return (
    <EntryContext value={entry}>
      {page === 'sign-in' && <SignInView {...(notice !== undefined && { notice })} />}
      <Suspense fallback={null}>
        {page === 'reset' && <ResetView />}
        {page === 'welcome' && <WelcomeView onDone={finishWelcome} />}
        {page === 'setup' && <SetupView />}
      </Suspense>
    </EntryContext>
  );
}
