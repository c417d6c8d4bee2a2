import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { dayAfter } from '@kontor/schema';
import { Card, Link, SkeletonList, useMessages } from '@kontor/ui';
import { listAway } from '../../shared/index.ts';
import { AwayLine } from './away-line-view.tsx';
import { awayMessages } from './away-messages.ts';

const shownAtMost = 6;
/** Who goes within so many days is worth knowing today. */
const soonDays = 3;

/** On the start page: who of the own units is away today or soon, and who stands in; nothing where all are here. */
export function AwayAtHome() {
  const t = useMessages(awayMessages);
  const query = useQueryRoute(listAway, { of: 'units' });
  const { away = [], today = '' } = query.data ?? {};
  const soon = today === '' ? [] : away.filter(({ from }) => from <= dayAfter(today, soonDays));
  if (query.data && soon.length === 0) return null;
  return (
    <Card
      title={t('title')}
      action={
        <Link href="/absences" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('all')}
        </Link>
      }
    >
      <QueryView query={query} waiting={<SkeletonList rows={3} hasAvatar />}>
        {() => (
          <>
            <ul>
              {soon.slice(0, shownAtMost).map((one) => (
                <AwayLine key={one.id} away={one} today={today} />
              ))}
            </ul>
            {soon.length > shownAtMost && (
              <p className="pt-1 text-sm text-muted">{t('more', { count: soon.length - shownAtMost })}</p>
            )}
          </>
        )}
      </QueryView>
    </Card>
  );
}
