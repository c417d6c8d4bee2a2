import { lazyPart, useOrganisation, useSession } from '@kontor/plugin-api/client';
import type { SpaceView } from '@kontor/schema';
import {
  ArrowUpDown,
  Avatar,
  Count,
  classNames,
  type Icon,
  Link,
  ShieldCheck,
  UsersRound,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, Suspense, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { EntryBadge } from './entry-badge-view.tsx';
import { shellMessages } from './shell-messages.ts';
import { useNavigation, useUnreadCount } from './use-navigation.ts';
import { useOwnSpaces } from './use-own-spaces.ts';

/** With all that drags and drops, so it comes when somebody wants to put them in order. */
const SpaceOrder = lazyPart(async () => (await import('./space-order-view.tsx')).SpaceOrder);

/** Places at the side, from tablets on. */
export function PlacesBar() {
  const t = useMessages(shellMessages);
  const { language } = useLanguage();
  const { entries, isAt } = useNavigation();
  const { account } = useSession();
  const unread = useUnreadCount();
  const mine = useOwnSpaces() ?? [];
  const isAtOwnSpace = mine.some(({ slug }) => isAt(`/spaces/${slug}`));
  return (
    <nav
      aria-label={t('places')}
      className="row-span-2 hidden min-h-0 flex-col gap-0.5 overflow-y-auto border-e border-border bg-sunken px-2.5 pb-3 md:flex"
    >
      <OrganisationHead />
      {entries.map(({ id, path, icon, label, badge }) => (
        <PlaceLink key={id} path={path} icon={icon} isCurrent={isAt(path) && !(id === 'spaces' && isAtOwnSpace)}>
          <span className="truncate">{label(language)}</span>
          {id === 'inbox' && <Count value={unread} label={t('unread', { count: unread })} />}
          <EntryBadge badge={badge} />
        </PlaceLink>
      ))}
      <MySpaces mine={mine} />
      {account.roles.length > 0 && (
        <div className="mt-auto pt-4">
          <PlaceLink path="/administration" icon={ShieldCheck} isCurrent={isAt('/administration')}>
            <span className="truncate">{t('administration')}</span>
          </PlaceLink>
        </div>
      )}
    </nav>
  );
}

function OrganisationHead() {
  const { name, logo } = useOrganisation();
  return (
    <Link
      href="/"
      variant="quiet"
      className="mb-1 flex h-14 shrink-0 items-center gap-2.5 px-2 text-sm font-semibold data-hovered:no-underline"
    >
      <img src={logo ?? '/icon.svg'} alt="" className="size-7 shrink-0 rounded-md object-contain" />
      <span className="line-clamp-2 min-w-0 leading-tight [overflow-wrap:anywhere]">{name}</span>
    </Link>
  );
}

/** The spaces that the person belongs to, as the shortest way to them; put in order on request. */
function MySpaces({ mine }: { readonly mine: readonly SpaceView[] }) {
  const t = useMessages(shellMessages);
  const { isAt } = useNavigation();
  const [isOrdering, setOrdering] = useState(false);
  if (mine.length === 0) return null;
  const list = mine.map(({ id, slug, name, kind }) => (
    <PlaceLink
      key={id}
      path={`/spaces/${slug}`}
      start={<Avatar name={name} seed={id} size="xs" shape={kind === 'interest' ? 'round' : 'square'} />}
      isCurrent={isAt(`/spaces/${slug}`)}
    >
      <span className="truncate">{name}</span>
      {kind === 'interest' && (
        <>
          <UsersRound aria-hidden className="size-3.5 shrink-0 text-muted" />
          <span className="sr-only">{t('group')}</span>
        </>
      )}
    </PlaceLink>
  ));
  return (
    <>
      <div className="group flex items-center gap-2 px-2 pt-4 pb-0.5">
        <h2 className="grow text-xs font-medium text-muted">{t('mySpaces')}</h2>
        {mine.length > 1 && !isOrdering && (
          <Button
            onPress={() => setOrdering(true)}
            className="flex size-6 items-center justify-center rounded-sm text-muted opacity-0 group-hover:opacity-100 focus-ring data-focus-visible:opacity-100 data-hovered:text-text coarse:size-11 coarse:opacity-100"
          >
            <ArrowUpDown aria-hidden className="size-3.5" />
            <span className="sr-only">{t('orderSpaces')}</span>
          </Button>
        )}
      </div>
      {isOrdering ? (
        <Suspense fallback={list}>
          <SpaceOrder spaces={mine} onDone={() => setOrdering(false)} />
        </Suspense>
      ) : (
        list
      )}
    </>
  );
}

interface PlaceLinkProps {
  readonly path: string;
  readonly icon?: Icon;
  readonly start?: ReactNode;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

function PlaceLink({ path, icon: Icon, start, isCurrent, children }: PlaceLinkProps) {
  return (
    <Link
      href={path}
      variant="quiet"
      {...(isCurrent && { 'aria-current': 'page' as const })}
      className={classNames(
        'flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2 text-sm focus-ring-inset coarse:h-11',
        'data-hovered:bg-hover data-hovered:no-underline',
        isCurrent ? 'bg-pressed font-medium text-text forced-colors:border' : 'text-text/85',
      )}
    >
      {Icon ? (
        <Icon aria-hidden className={classNames('size-4 shrink-0', isCurrent ? 'text-accent-text' : 'text-muted')} />
      ) : (
        start
      )}
      <span className="flex min-w-0 grow items-center justify-between gap-2 [&>:not(:first-child)]:shrink-0">
        {children}
      </span>
    </Link>
  );
}
