import type { ReactNode } from 'react';
import { useMessages } from '../language/use-messages.ts';
import { componentMessages } from './component-messages.ts';

/** The first link of the page: past the navigation to the element with the given id. Seen when focused. */
export function SkipLink({ target = 'content' }: { readonly target?: string }) {
  const t = useMessages(componentMessages);
  return (
    <a
      href={`#${target}`}
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-raised flex h-11 items-center px-4 text-sm font-medium text-accent-text shadow-float focus-ring focus:translate-y-0"
    >
      {t('skipToContent')}
    </a>
  );
}

/** For screen readers only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
