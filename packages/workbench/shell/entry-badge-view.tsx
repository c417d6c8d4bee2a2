import { lazyPart, type NavigationEntry } from '@kontor/plugin-api/client';
import { type ComponentType, Suspense } from 'react';

const parts = new WeakMap<NonNullable<NavigationEntry['badge']>, ComponentType>();

/** What waits at a place of the navigation, as its plugin counts it; nothing until that has come. */
export function EntryBadge({ badge }: { readonly badge: NavigationEntry['badge'] }) {
  if (!badge) return null;
  const Part = parts.get(badge) ?? lazyPart<object>(badge);
  parts.set(badge, Part);
  return (
    <Suspense>
      <Part />
    </Suspense>
  );
}
