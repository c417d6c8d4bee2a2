import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits } from '@kontor/schema';
import { EmptyState, Network, SkeletonList, useMessages } from '@kontor/ui';
import { useMemo, useRef, useState } from 'react';
import type { OrgUnitLine } from '../org-units/org-tree-model.ts';
import { ChartBar } from './chart-bar-view.tsx';
import { Branch } from './chart-branch-view.tsx';
import { findHits } from './chart-hits-model.ts';
import { chartMessages } from './chart-messages.ts';
import { zoomToFit } from './chart-model.ts';
import { ChartOnPaper } from './chart-print-view.tsx';
import { useChart } from './use-chart.ts';
import { useFoundPeople } from './use-found-people.ts';

/** The organisation as a drawing: walked by keyboard, searched, made larger and smaller, printed. */
export function ChartView() {
  const t = useMessages(chartMessages);
  const query = useQueryRoute(listOrgUnits, {});
  return (
    <div className="flex h-full flex-col">
      <QueryView query={query} waiting={<SkeletonList rows={8} />}>
        {({ orgUnits }) =>
          orgUnits.length === 0 ? (
            <>
              <h1 className="sr-only">{t('title')}</h1>
              <EmptyState icon={Network} title={t('none')}>
                {t('noneText')}
              </EmptyState>
            </>
          ) : (
            <Drawing units={orgUnits} />
          )
        }
      </QueryView>
    </div>
  );
}

function Drawing({ units }: { readonly units: readonly OrgUnitLine[] }) {
  const t = useMessages(chartMessages);
  const chart = useChart(units);
  const [typed, setTyped] = useState('');
  const [zoom, setZoom] = useState(1);
  const paper = useRef<HTMLDivElement>(null);
  const people = useFoundPeople(typed);
  const hits = useMemo(() => findHits(chart.tree, typed, people), [chart.tree, typed, people]);

  /** All branches beside each other. */
  function fit() {
    setZoom(zoomToFit(chart.tree, paper.current?.clientWidth ?? 0));
  }

  return (
    <>
      <ChartBar chart={chart} typed={typed} onType={setTyped} hits={hits} zoom={zoom} onZoom={setZoom} onFit={fit} />
      <div ref={paper} className="relative min-h-0 grow overflow-auto">
        {/* On phones the columns stand below each other and need no zoom. */}
        <div
          role="tree"
          aria-label={t('chart')}
          aria-describedby={`${chart.idOf('')}keys`}
          onKeyDown={chart.onKeyDown}
          style={{ zoom }}
          className="flex w-full flex-col gap-6 px-4 pt-2 pb-8 sm:px-8"
        >
          {chart.tree.map((node, index) => (
            <Branch
              key={node.unit.id}
              {...{ node, chart, hits, level: 1, position: index + 1, siblings: chart.tree.length }}
            />
          ))}
        </div>
        <p id={`${chart.idOf('')}keys`} className="sr-only">
          {t('keys')}
        </p>
      </div>
      <ChartOnPaper tree={chart.tree} />
    </>
  );
}
