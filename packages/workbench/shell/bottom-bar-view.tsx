import { Count, classNames, Ellipsis, type Icon, Link, useLanguage, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { EntryBadge } from './entry-badge-view.tsx';
import { MenuOnDemand } from './menu-on-demand-view.tsx';
import { shellMessages } from './shell-messages.ts';
import { useNavigation, useUnreadCount } from './use-navigation.ts';

const placesInBar = 4;
const cellClasses =
  'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-[0.6875rem] leading-4 focus-ring-inset';

/** Places at the bottom, on phones: the first four, the rest behind "more". */
export function BottomBar() {
  const t = useMessages(shellMessages);
  const { language } = useLanguage();
  const { entries, isAt } = useNavigation();
  const unread = useUnreadCount();
  const more = (
    <Button className={classNames(cellClasses, 'text-muted')}>
      <CellIcon icon={Ellipsis} />
      {t('more')}
    </Button>
  );
  async function loadMoreMenu() {
    const { MoreMenu } = await import('./more-menu-view.tsx');
    return () => <MoreMenu placesInBar={placesInBar}>{more}</MoreMenu>;
  }
  return (
    <nav
      aria-label={t('places')}
      data-bottom-bar
      className="flex border-t border-border bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {entries.slice(0, placesInBar).map(({ id, path, icon, label, badge }) => (
        <Link
          key={id}
          href={path}
          variant="quiet"
          {...(isAt(path) && { 'aria-current': 'page' as const })}
          className={classNames(
            cellClasses,
            'data-hovered:no-underline',
            isAt(path) ? 'font-semibold text-accent-text' : 'text-muted',
          )}
        >
          <CellIcon icon={icon} />
          <span className="max-w-full truncate px-1">{label(language)}</span>
          {id === 'inbox' && unread > 0 && (
            <span className="absolute ms-7 -mt-6">
              <Count value={unread} label={t('unread', { count: unread })} />
            </span>
          )}
          {badge && (
            <span className="absolute ms-7 -mt-6">
              <EntryBadge badge={badge} />
            </span>
          )}
        </Link>
      ))}
      <MenuOnDemand button={more} load={loadMoreMenu} />
    </nav>
  );
}

function CellIcon({ icon: Icon }: { readonly icon: Icon }) {
  return <Icon aria-hidden className="size-5" strokeWidth={1.9} />;
}
