import { Breadcrumbs as AriaBreadcrumbs, Breadcrumb, Link } from 'react-aria-components/Breadcrumbs';
import { ChevronRight } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { componentMessages } from './component-messages.ts';

export interface Crumb {
  readonly id: string;
  readonly title: string;
  /** Absent for the place one is at. */
  readonly href?: string;
}

/** The way from the top to here. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useMessages(componentMessages);
  return (
    <nav aria-label={t('breadcrumbs')}>
      <AriaBreadcrumbs items={crumbs} className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {(crumb) => (
          <Breadcrumb id={crumb.id} className="flex min-w-0 items-center gap-1">
            {({ isCurrent }) => (
              <>
                <Link
                  {...(crumb.href !== undefined && { href: crumb.href })}
                  className="truncate rounded-sm py-0.5 focus-ring data-current:text-text data-hovered:text-text data-hovered:underline data-current:no-underline coarse:py-3"
                >
                  {crumb.title}
                </Link>
                {!isCurrent && <ChevronRight aria-hidden className="size-3.5 shrink-0" />}
              </>
            )}
          </Breadcrumb>
        )}
      </AriaBreadcrumbs>
    </nav>
  );
}
