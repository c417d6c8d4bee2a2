import { classNames, Link, useLanguage } from '@kontor/ui';
import { usePlace } from './place-context.ts';
import { useWorkbench } from './workbench-context.ts';

/** The tabs of a place of the navigation: itself, and what plugins put `within` it. On narrow screens they stand in several rows. */
export function PlaceTabs({ of }: { readonly of: string }) {
  const { registry } = useWorkbench();
  const { language } = useLanguage();
  const { path: here } = usePlace();
  const place = registry.navigation.find(({ id }) => id === of);
  const tabs = [...(place ? [place] : []), ...registry.navigation.filter(({ within }) => within === of)];
  const opened = (path: string) => here === path || here.startsWith(`${path}/`);
  const current = tabs.find(({ id, path }) => id !== of && opened(path)) ?? place;
  if (!place || tabs.length === 1) return null;
  return (
    <nav aria-label={place.label(language)} className="flex flex-wrap gap-x-5 shadow-[inset_0_-1px_0_var(--k-border)]">
      {tabs.map((tab) => (
        <Link
          key={tab.id}
          href={tab.path}
          variant="quiet"
          {...(tab === current && { 'aria-current': 'page' as const })}
          className={classNames(
            'flex h-10 shrink-0 items-center border-b-2 text-sm font-medium focus-ring-inset data-hovered:text-text data-hovered:no-underline coarse:h-11',
            tab === current
              ? 'border-accent-text text-text forced-colors:border-[Highlight]'
              : 'border-transparent text-muted forced-colors:border-[Canvas]',
          )}
        >
          {(tab.tabLabel ?? tab.label)(language)}
        </Link>
      ))}
    </nav>
  );
}
