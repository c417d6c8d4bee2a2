import { Avatar, ButtonLink, Card, EmptyState, Link, SkeletonList, UsersRound, useMessages } from '@kontor/ui';
import { shellMessages } from '../shell/shell-messages.ts';
import { useOwnSpaces } from '../shell/use-own-spaces.ts';
import { homeMessages } from './home-messages.ts';

const shown = 8;

/** The own spaces, as somebody arranged them. */
export function MySpacesCard() {
  const t = useMessages(homeMessages);
  const tShell = useMessages(shellMessages);
  const mine = useOwnSpaces();
  return (
    <Card
      title={t('mySpaces')}
      action={
        <Link href="/spaces" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('allSpaces')}
        </Link>
      }
    >
      {!mine && <SkeletonList rows={4} hasAvatar />}
      {mine?.length === 0 && (
        <EmptyState
          icon={UsersRound}
          title={t('noSpaces')}
          action={<ButtonLink href="/spaces">{t('findSpaces')}</ButtonLink>}
        >
          {t('noSpacesHelp')}
        </EmptyState>
      )}
      {mine !== undefined && mine.length > 0 && (
        <ul className="-mx-2">
          {mine.slice(0, shown).map((space) => (
            <li key={space.id}>
              <Link
                href={`/spaces/${space.slug}`}
                variant="quiet"
                className="flex items-center gap-3 rounded-md px-2 py-2 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
              >
                <Avatar
                  name={space.name}
                  seed={space.id}
                  size="md"
                  shape={space.kind === 'interest' ? 'round' : 'square'}
                />
                <span className="min-w-0">
                  <span className="block truncate font-medium">{space.name}</span>
                  <span className="block truncate text-sm text-muted">
                    {space.kind === 'interest' && `${tShell('group')} · `}
                    {space.description}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
