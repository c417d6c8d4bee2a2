import { useQueryRoute } from '@kontor/plugin-api/client';
import { Link, useFormats, useMessages } from '@kontor/ui';
import { gatheringPath, listGatherings } from '../../shared/index.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { StateBadge } from '../state-badge-view.tsx';
import { nextMessages } from './next-messages.ts';

const shown = 3;

/** Beside the posts: what comes next of all that one is invited to; nothing where nothing does. */
export function NextGatherings() {
  const t = useMessages(nextMessages);
  const g = useMessages(gatheringsMessages);
  const { formatDate } = useFormats();
  const all = useQueryRoute(listGatherings, { limit: 10 }).data?.gatherings ?? [];
  const next = all.filter(({ state, mine }) => state === 'announced' && mine?.state !== 'declined').slice(0, shown);
  if (next.length === 0) return null;
  return (
    <section aria-label={t('next')} className="flex flex-col gap-1.5">
      <header className="flex items-baseline justify-between gap-3">
        <h2 className="text-sm font-semibold">{t('next')}</h2>
        <Link href="/gatherings" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {g('all')}
        </Link>
      </header>
      <ul className="-mx-2 flex flex-col">
        {next.map((gathering) => (
          <li key={gathering.id}>
            <Link
              href={gatheringPath(gathering.id)}
              variant="quiet"
              className="flex flex-col rounded-md px-2 py-1.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
            >
              <span className="text-sm font-medium text-text [overflow-wrap:anywhere]">{gathering.title}</span>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
                {formatDate(gathering.startsOn, 'medium')}
                {gathering.startsTime !== null && `, ${g('clock', { time: gathering.startsTime })}`}
                {gathering.mine && <StateBadge gathering={gathering} />}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
