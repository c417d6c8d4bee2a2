import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { BackLink, BookOpen, EmptyState, useMessages } from '@kontor/ui';
import { ReviewList } from '../review/review-list-view.tsx';
import { wikiMessages } from '../wiki-messages.ts';
import { TrashList } from './trash-list-view.tsx';

interface SpaceContentProps {
  readonly slug: string;
  readonly show: string | undefined;
}

/** Beside the tree of a space while no page is open: how current its pages are, its trash, or what to do. */
export function SpaceContent({ slug, show }: SpaceContentProps) {
  const t = useMessages(wikiMessages);
  const query = useQueryRoute(listSpaces, {});
  const space = query.data?.spaces.find((each) => each.slug === slug && each.role !== null);
  useTitle(space && `${space.name} · ${t('wiki')}`);
  return (
    <QueryView query={query}>
      {() => {
        const back = (
          <BackLink href={`/wiki/space/${slug}`} className="lg:hidden">
            {t('backToSpace')}
          </BackLink>
        );
        if (space && show === 'reviews') return <ReviewList space={space.id} before={back} />;
        if (space && show === 'trash') return <TrashList space={space.id} before={back} />;
        return (
          <div className="flex h-full items-center justify-center">
            <EmptyState icon={BookOpen} title={t('chooseTitle')}>
              {t('chooseText')}
            </EmptyState>
          </div>
        );
      }}
    </QueryView>
  );
}
