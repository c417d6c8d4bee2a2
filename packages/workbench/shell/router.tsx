import { type Registry, withQuery } from '@kontor/plugin-api/client';
import { SkeletonList } from '@kontor/ui';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { loadScreen } from './missing-screen-view.tsx';
import { ShellView } from './shell-view.tsx';
import { BrokenView, NotFoundView } from './states-view.tsx';

/** The router over every registered screen; a screen's code is fetched when somebody goes there. */
export function createWorkbenchRouter(registry: Registry) {
  const root = createRootRoute({ component: ShellView, notFoundComponent: NotFoundView, errorComponent: BrokenView });
  const screens = registry.routes.map(({ path, load }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(async () => ({ default: await loadScreen(load) })),
      errorComponent: BrokenView,
    }),
  );
  return createRouter({
    routeTree: root.addChildren(screens),
    defaultPendingComponent: WaitingView,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    // Texts stay texts: what stands behind `?` is never read as JSON.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => withQuery('', values),
  });
}

function WaitingView() {
  return (
    <div className="mx-auto max-w-3xl p-6">
      <SkeletonList />
    </div>
  );
}
