import { type Place, useOrganisation, useWorkbench, withQuery } from '@kontor/plugin-api/client';
import { useLanguage } from '@kontor/ui';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { isPlace } from '../recent/recent-model.ts';
import { keepVisit } from '../recent/recent-store.ts';

/** Where the router is, in the words of `Place`; names the window and tells screen readers on arrival. */
export function useRouterPlace(): Place {
  const router = useRouter();
  const { registry, say, session } = useWorkbench();
  const { person } = session;
  // On a computer that others use, too, nothing of what was opened stays.
  const keepsVisits = !('shared' in session && session.shared === true);
  const { name } = useOrganisation();
  const { language } = useLanguage();
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname });
  const searchText = useRouterState({ select: (state) => state.location.searchStr });
  const match = useRouterState({ select: (state) => state.matches.at(-1) });
  const routePath = match?.fullPath;
  const title = registry.routes.find((route) => route.path === routePath)?.title(language);

  const setTitle = useCallback(
    (wanted: string) => {
      document.title = `${wanted} – ${name}`;
    },
    [name],
  );
  // Before `useTitle` of the view, which knows better and runs as an effect.
  // biome-ignore lint/correctness/useExhaustiveDependencies: going elsewhere names the window again.
  useLayoutEffect(() => {
    if (title !== undefined) setTitle(title);
  }, [title, path, setTitle]);
  useArrival(path, title, say);

  const paramsText = JSON.stringify(match?.params ?? {});
  return useMemo<Place>(() => {
    const params: Record<string, string> = JSON.parse(paramsText); // written two lines above by this hook
    const search: Record<string, string> = Object.fromEntries(new URLSearchParams(searchText));
    return {
      path,
      params,
      search,
      navigate: (to, options) => (options?.replace ? router.history.replace(to) : router.history.push(to)),
      setSearch: (change) => {
        const next = Object.entries({ ...search, ...change }).filter(
          ([, value]) => value !== undefined && value !== '',
        );
        router.history.replace(withQuery(path, Object.fromEntries(next)));
      },
      setTitle: (wanted) => {
        setTitle(wanted);
        if (keepsVisits && isPlace(path, params)) keepVisit(person.id, path, wanted);
      },
    };
  }, [router, path, paramsText, searchText, setTitle, keepsVisits, person.id]);
}

/** After going somewhere, the focus is at the content and the title is said; not on the first page, which is read anyway. */
function useArrival(path: string, title: string | undefined, say: (text: string) => void): void {
  const arrivedAt = useRef(path);
  useEffect(() => {
    if (arrivedAt.current === path) return;
    arrivedAt.current = path;
    document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
    if (title !== undefined) say(title);
  }, [path, title, say]);
}
