import { classNames, Link, Repeat, useLanguage, useMessages } from '@kontor/ui';
import { gatheringPath, type ListedGathering } from '../../shared/index.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { StateBadge } from '../state-badge-view.tsx';
import { useTimeWords } from '../time-words.ts';

/** One of them as a row: the day as in a calendar, what, when and where, and what it is to the reader. */
export function GatheringRow({ gathering }: { readonly gathering: ListedGathering }) {
  const t = useMessages(gatheringsMessages);
  const { clock } = useTimeWords();
  const { id, title, place, online, series, state } = gathering;
  const where = place !== '' ? place : online !== '' ? t('online') : '';
  return (
    <Link
      href={gatheringPath(id)}
      variant="quiet"
      className="flex items-start gap-4 rounded-lg px-2 py-2.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
    >
      <CalendarDay day={gathering.startsOn} />
      <span className="flex min-w-0 grow flex-wrap items-start gap-x-4 gap-y-1">
        <span className="min-w-0 grow basis-56">
          <span
            className={classNames(
              'block font-medium text-text [overflow-wrap:anywhere]',
              state === 'cancelled' && 'text-muted line-through',
            )}
          >
            {title}
            {series !== null && (
              <>
                {' '}
                <Repeat aria-hidden className="ms-1 inline size-3.5 text-muted" />
                <span className="sr-only">{t('series')}</span>
              </>
            )}
          </span>
          <span className="block text-sm text-muted [overflow-wrap:anywhere]">
            {[clock(gathering), where].filter((part) => part !== '').join(' · ')}
          </span>
        </span>
        <span className="pt-0.5 empty:hidden">
          <StateBadge gathering={gathering} />
        </span>
      </span>
    </Link>
  );
}

/** A leaf of a calendar: the number, and the weekday below. */
export function CalendarDay({ day }: { readonly day: string }) {
  const { language } = useLanguage();
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(day));
  return (
    <span className="flex w-11 shrink-0 flex-col items-center rounded-md bg-sunken py-1.5 tabular-nums">
      <span className="text-lg leading-tight font-semibold text-text">{Number(day.slice(8))}</span>
      <span className="text-xs text-muted">{weekday}</span>
    </span>
  );
}
