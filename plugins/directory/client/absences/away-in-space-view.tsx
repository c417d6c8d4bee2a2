import { type SlotProps, useQueryRoute } from '@kontor/plugin-api/client';
import { Link, useMessages } from '@kontor/ui';
import { listAway } from '../../shared/index.ts';
import { awayMessages } from './away-messages.ts';

/** Beside a space: how many of its people are away today, for its members. */
export function AwayInSpace({ space: { id, role } }: SlotProps['space.aside']) {
  const t = useMessages(awayMessages);
  const { data } = useQueryRoute(listAway, { space: id, days: 1 }, { enabled: role !== null });
  if (!data) return null;
  return (
    <div>
      <p className="text-sm text-muted">{t('awayCount', { count: data.away.length })}</p>
      <Link href={`/absences?space=${id}`} variant="quiet" className="text-sm text-accent-text coarse:py-2.5">
        {t('title')}
      </Link>
    </div>
  );
}
