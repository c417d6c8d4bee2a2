import { labelOf, useScreenCommands } from '@kontor/plugin-api/client';
import { Button, ButtonLink, IconButton, List, Minus, Plus, Printer, SearchField, useMessages } from '@kontor/ui';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSlashKey } from '../people/use-slash-key.ts';
import { type ChartHits, type Chosen, placeAmong } from './chart-hits-model.ts';
import { chartMessages } from './chart-messages.ts';
import type { Chart } from './use-chart.ts';

interface ChartBarProps {
  readonly chart: Chart;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly hits: ChartHits;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onFit: () => void;
}

const zooms = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];

/** Search that jumps from hit to hit, and how the drawing is shown. */
export function ChartBar({ chart, typed, onType, hits, zoom, onZoom, onFit }: ChartBarProps) {
  const t = useMessages(chartMessages);
  useScreenCommands([
    { id: 'chart.print', label: labelOf(chartMessages, 'print'), icon: Printer, run: () => window.print() },
  ]);
  const larger = zooms.find((one) => one > zoom + 0.01);
  const smaller = zooms.findLast((one) => one < zoom - 0.01);
  return (
    <header className="flex flex-col gap-3 px-4 pt-5 pb-3 sm:px-8 sm:pt-7">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <div className="flex flex-wrap gap-1">
          <ButtonLink href="/org-units" variant="quiet" size="sm" icon={List}>
            {t('asList')}
          </ButtonLink>
          <Button variant="quiet" size="sm" icon={Printer} onPress={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Finder chart={chart} typed={typed} onType={onType} hits={hits} />
        <Button variant="quiet" size="sm" onPress={chart.toggleAll}>
          {t(chart.isAllOpen ? 'collapseAll' : 'expandAll')}
        </Button>
        <div className="ms-auto flex items-center gap-1 max-sm:hidden">
          <IconButton
            icon={Minus}
            size="sm"
            label={t('zoomOut')}
            isDisabled={smaller === undefined}
            onPress={() => smaller !== undefined && onZoom(smaller)}
          />
          <Button variant="quiet" size="sm" onPress={onFit}>
            {t('fit')}
          </Button>
          <IconButton
            icon={Plus}
            size="sm"
            label={t('zoomIn')}
            isDisabled={larger === undefined}
            onPress={() => larger !== undefined && onZoom(larger)}
          />
        </div>
      </div>
    </header>
  );
}

/** Typing goes to the first hit, Enter to the next, the down key into the drawing. */
function Finder({ chart, typed, onType, hits }: Pick<ChartBarProps, 'chart' | 'typed' | 'onType' | 'hits'>) {
  const t = useMessages(chartMessages);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  useSlashKey(input);
  const isTyped = typed.trim() !== '';
  const units = [...hits.keys()];
  const place = placeAmong(units, typed, chosen);
  const unit = units[place];
  const show = useEffectEvent((id: string) => chart.show(id));
  useEffect(() => {
    if (unit !== undefined) show(unit);
  }, [unit]);
  function handleKey(event: KeyboardEvent) {
    const next = units[(place + 1) % units.length];
    if (event.key === 'Enter' && next !== undefined) {
      setChosen({ unit: next, typed });
      chart.show(next); // also the only one, which may have been moved out of sight
    } else if (event.key === 'ArrowDown') chart.focusActive();
    else return;
    event.preventDefault();
  }
  return (
    <div className="flex min-w-0 grow basis-64 items-center gap-3 sm:max-w-md">
      <SearchField
        label={t('find')}
        placeholder={t('findPlaceholder')}
        value={typed}
        onChange={onType}
        inputRef={input}
        onKeyDown={handleKey}
        className="min-w-0 grow"
      />
      <p role="status" className="shrink-0 text-sm text-muted tabular-nums">
        {isTyped && t('found', { count: units.length, place: Math.min(place + 1, units.length) })}
      </p>
    </div>
  );
}
