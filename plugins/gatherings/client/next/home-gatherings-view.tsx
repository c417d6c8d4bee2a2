import { addDays, isoDate } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, useMessages } from '@kontor/ui';
import { gatheringPath, listGatherings } from '../../shared/index.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { useTimeWords } from '../time-words.ts';
import { nextMessages } from './next-messages.ts';

/** On the start page: what one signed up for and is today or tomorrow; nothing where nothing is. */
export function HomeGatherings() {
  const t = useMessages(nextMessages);
  const g = useMessages(gatheringsMessages);
  const { clock } = useTimeWords();
  const today = isoDate(new Date());
  const mine = useQueryRoute(listGatherings, { filter: 'mine', limit: 10 }).data?.gatherings ?? [];
  const soon = mine.filter(
    ({ state, startsOn, mine: own }) => state === 'announced' && own?.state === 'in' && startsOn <= addDays(today, 1),
  );
  if (soon.length === 0) return null;
  return (
    <Card
      title={t('today')}
      action={
        <Link href="/gatherings" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {g('title')}
        </Link>
      }
    >
      <ul className="-mx-2 flex flex-col gap-px">
        {soon.map((gathering) => (
          <li key={gathering.id}>
            <Link
              href={gatheringPath(gathering.id)}
              variant="quiet"
              className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 rounded-md px-2 py-1 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
            >
              <span className="min-w-0 text-sm font-medium text-text [overflow-wrap:anywhere]">{gathering.title}</span>
              <span className="text-sm text-muted">
                {t(gathering.startsOn <= today ? 'todayAt' : 'tomorrowAt', { clock: clock(gathering) })}
                {gathering.place !== '' && ` · ${gathering.place}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
