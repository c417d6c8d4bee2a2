import { createContext, useContext, useEffect } from 'react';

/** Where one is, and the way to elsewhere. Links are those of `@kontor/ui`: an `href` within the product is followed here. */
export interface Place {
  readonly path: string;
  /** The `$names` of the route's path. */
  readonly params: Readonly<Record<string, string>>;
  /** What stands behind `?`; the same value for the same text, so that it can be a dependency. */
  readonly search: Readonly<Record<string, string>>;
  navigate(path: string, options?: NavigateOptions): void;
  /** Changes what stands behind `?` without a new entry in the history; `undefined` and '' remove. */
  setSearch(change: Readonly<Record<string, string | undefined>>): void;
  setTitle(title: string): void;
}

export interface NavigateOptions {
  /** Takes the place of the current entry in the history. */
  readonly replace?: boolean;
}

export const PlaceContext = createContext<Place | undefined>(undefined);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('usePlace works only inside the workbench');
  return place;
}

/** `const navigate = useNavigate(); navigate('/people/01993…')`. */
export function useNavigate(): Place['navigate'] {
  return usePlace().navigate;
}

/** One `$name` of the path; throws when the route has none of that name, which is a mistake in the code. */
export function useParam(name: string): string {
  const value = usePlace().params[name];
  if (value === undefined) throw new Error(`This route has no $${name}`);
  return value;
}

/** Names the window after what is shown, for views that know better than their route: `useTitle(space?.name)`. */
export function useTitle(title: string | undefined): void {
  const { path, setTitle } = usePlace();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going elsewhere and back names the window again.
  useEffect(() => {
    if (title !== undefined) setTitle(title);
  }, [title, path, setTitle]);
}
