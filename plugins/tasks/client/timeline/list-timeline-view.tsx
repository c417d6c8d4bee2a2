import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { Banner, Button, CalendarSearch, EmptyState, SkeletonList, Toolbar, useFormats, useMessages } from '@kontor/ui';
import { useRef } from 'react';
import { listWaits } from '../../shared/around-api.ts';
import { useNarrow } from '../calendar/use-narrow.ts';
import type { ListPartProps } from '../list/open-tasks-view.tsx';
import { todayHere } from '../task/due-model.ts';
import { NarrowTimeline } from './narrow-timeline-view.tsx';
import { TimelineGrid } from './timeline-grid-view.tsx';
import { timelineMessages } from './timeline-messages.ts';
import { barOf, rowsOf, type Zoom, zooms } from './timeline-model.ts';
import { UndatedTray } from './undated-tray-view.tsx';
import { useTimelineChanges } from './use-timeline-changes.ts';
import { mostOnTimeline, useTimelineTasks } from './use-timeline-tasks.ts';

/** The open tasks of a list along time, by section; what has no date lies below. */
export function ListTimeline({ list, changes, mayEdit, filter }: ListPartProps) {
  const t = useMessages(timelineMessages);
  const { formatNumber } = useFormats();
  const { search, setSearch } = usePlace();
  const isNarrow = useNarrow();
  const goToToday = useRef<() => void>(undefined);
  const pull = useTimelineChanges(changes);
  const { query, tasks, isCut } = useTimelineTasks(list.id, filter);
  const zoom: Zoom = zooms.find((each) => each === search.zoom) ?? 'weeks';
  const { data } = useQueryRoute(listWaits, { list: list.id });
  const waits = new Map((data?.waits ?? []).map(({ task, blockers }) => [task, blockers]));
  const today = todayHere();
  return (
    <div className="flex flex-col gap-3 pt-2">
      {!isNarrow && (
        <Toolbar label={t('zoom')} className="self-end print:hidden">
          <Button size="sm" onPress={() => goToToday.current?.()}>
            {t('today')}
          </Button>
          {zooms.map((each) => (
            <Button
              key={each}
              size="sm"
              variant={each === zoom ? 'secondary' : 'quiet'}
              aria-pressed={each === zoom}
              onPress={() => setSearch({ zoom: each === 'weeks' ? undefined : each })}
            >
              {t(each)}
            </Button>
          ))}
        </Toolbar>
      )}
      <QueryView query={query} waiting={<SkeletonList rows={8} />}>
        {() => {
          const rows = rowsOf(list.sections, tasks, waits);
          const undated = tasks.filter((task) => barOf(task) === undefined);
          const parts = { list, rows, today, mayEdit, pull };
          return (
            <>
              {isCut && <Banner>{t('tooMany', { count: formatNumber(mostOnTimeline) })}</Banner>}
              {rows.length === 0 && (
                <EmptyState icon={CalendarSearch} title={t('empty')}>
                  {t('emptyHelp')}
                </EmptyState>
              )}
              {isNarrow
                ? rows.length > 0 && <NarrowTimeline {...parts} />
                : // Also without a bar there is a place to drag the first one to.
                  (rows.length > 0 || (mayEdit && undated.length > 0)) && (
                    <TimelineGrid {...parts} tasks={tasks} zoom={zoom} goToToday={goToToday} />
                  )}
              {undated.length > 0 && <UndatedTray tasks={undated} mayEdit={mayEdit} today={today} pull={pull} />}
            </>
          );
        }}
      </QueryView>
    </div>
  );
}
