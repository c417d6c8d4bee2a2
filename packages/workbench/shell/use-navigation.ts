import { type NavigationEntry, usePlace, useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';

/** The places of the navigation, and which of them one is at. */
export function useNavigation(): { readonly entries: readonly NavigationEntry[]; isAt(path: string): boolean } {
  const { registry } = useWorkbench();
  const { path: here } = usePlace();
  const isBelow = (path: string) => here === path || (path !== '/' && here.startsWith(`${path}/`));
  const belongsTo = (entry: NavigationEntry) => [
    entry.path,
    ...(entry.covers ?? []),
    ...registry.navigation.flatMap((tab) => (tab.within === entry.id ? [tab.path] : [])),
  ];
  return {
    entries: registry.navigation.filter(({ within }) => within === undefined),
    isAt: (path) =>
      isBelow(path) || registry.navigation.some((entry) => entry.path === path && belongsTo(entry).some(isBelow)),
  };
}

/** How many notifications wait unread. */
export function useUnreadCount(): number {
  return useQueryRoute(listNotifications, { show: 'inbox' }).data?.unread ?? 0;
}
