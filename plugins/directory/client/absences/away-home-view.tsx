import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, SkeletonList, useMessages } from '@kontor/ui';
import { listAway } from '../../shared/index.ts';
import { AwayLine } from './away-line-view.tsx';
import { awayMessages } from './away-messages.ts';

const shownAtMost = 6;

/** On the start page: who of the own units is away today. */
export function AwayAtHome() {
  const t = useMessages(awayMessages);
  const query = useQueryRoute(listAway, { of: 'units' });
  return (
    <Card
      title={t('title')}
      action={
        <Link href="/absences" variant="quiet" className="shrink-0 text-sm text-accent-text">
          {t('all')}
        </Link>
      }
    >
      <QueryView query={query} waiting={<SkeletonList rows={3} hasAvatar />}>
        {({ away, today }) => {
          const now = away.filter(({ from }) => from <= today);
          if (now.length === 0) return <p className="text-muted">{t('allHere')}</p>;
          return (
            <>
              <ul>
                {now.slice(0, shownAtMost).map((one) => (
                  <AwayLine key={one.id} away={one} today={today} />
                ))}
              </ul>
              {now.length > shownAtMost && (
                <p className="pt-1 text-sm text-muted">{t('more', { count: now.length - shownAtMost })}</p>
              )}
            </>
          );
        }}
      </QueryView>
    </Card>
  );
}
