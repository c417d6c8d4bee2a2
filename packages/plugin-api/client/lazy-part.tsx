import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useWorkbench } from './workbench-context.ts';

/** What browsers say when a file of the client could not be fetched: Chromium, Firefox, Safari, and Vite of a style. */
const missingSentences = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** Whether code failed to load because its file did not come: there is a newer version, or no connection. */
export function isMissingPart(failure: unknown): boolean {
  return failure instanceof Error && missingSentences.test(failure.message);
}

/**
 * A part of the frame whose code is fetched when it is first shown. Where its file does not come, nothing around it
 * breaks: the workbench says so, and it is fetched again when it is next shown.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const fetchOnce = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (failure) {
        if (!isMissingPart(failure)) throw failure;
        return { default: MissingPart };
      }
    });
  let latest = fetchOnce();
  function MissingPart() {
    const { reportMissingPart } = useWorkbench();
    useEffect(() => {
      reportMissingPart();
      return () => {
        latest = fetchOnce();
      };
    }, [reportMissingPart]);
    return null;
  }
  return function LazyPart(props: Props) {
    const [Part] = useState(() => latest as ComponentType<Props>); // `lazy` keeps the props of what it loads, or needs none
    return <Part {...props} />;
  };
}

/** As `lazyPart`, for what floats above a page: the page stays as it is while the code comes. */
export function lazyLayer<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazyPart(load);
  return function LazyLayer(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}
