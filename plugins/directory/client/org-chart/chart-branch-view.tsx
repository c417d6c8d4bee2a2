import { usePlace } from '@kontor/plugin-api/client';
import { ChevronDown, ChevronRight, classNames, useMessages } from '@kontor/ui';
import type { MouseEvent } from 'react';
import type { OrgTreeNode } from '../org-units/org-tree-model.ts';
import type { ChartHits } from './chart-hits-model.ts';
import { chartMessages } from './chart-messages.ts';
import type { Chart } from './use-chart.ts';

interface BranchProps {
  readonly node: OrgTreeNode;
  readonly chart: Chart;
  readonly hits: ChartHits;
  /** 1 at the top. */
  readonly level: number;
  /** The place among its siblings, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
}

/**
 * A unit with those below it. The top stands above columns, one for each branch below it, in as many rows as the room
 * needs; in a column units stand below each other, each level a step further in. On phones the columns stand below each
 * other, too.
 */
export function Branch({ node, chart, hits, level, position, siblings }: BranchProps) {
  const { unit, children } = node;
  const isExpanded = children.length > 0 && chart.state.expanded.has(unit.id);
  const isTop = level === 1;
  return (
    <div
      role="none"
      className={classNames('flex min-w-0 flex-col', isTop && 'sm:items-center', level === 2 && 'sm:w-56 sm:shrink-0')}
    >
      <Box {...{ node, chart, hits, level, position, siblings }} />
      {isExpanded && isTop && <span aria-hidden className="hidden h-4 w-px bg-border sm:block" />}
      {isExpanded && (
        // biome-ignore lint/a11y/useSemanticElements: a group of a tree is no group of fields.
        <div
          role="group"
          className={classNames(
            'flex flex-col gap-2 pt-2',
            isTop
              ? 'sm:flex-row sm:flex-wrap sm:items-start sm:justify-center sm:gap-x-4 sm:gap-y-8 sm:border-t sm:border-border sm:pt-4'
              : 'ms-4 border-s border-border ps-3',
          )}
        >
          {children.map((child, index) => (
            <Branch
              key={child.unit.id}
              {...{ node: child, chart, hits, level: level + 1, position: index + 1, siblings: children.length }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Box({ node: { unit, children }, chart, hits, level, position, siblings }: BranchProps) {
  const t = useMessages(chartMessages);
  const { navigate } = usePlace();
  const isBranch = children.length > 0;
  const isExpanded = isBranch && chart.state.expanded.has(unit.id);
  const found = hits.get(unit.id);
  // On the colour of a hit grey would be hard to read.
  const quiet = found ? undefined : 'text-muted';
  const Sign = isExpanded ? ChevronDown : ChevronRight;
  /** A new tab or window stays the browser's business. */
  function follow(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(`/org-units/${unit.id}`);
  }
  return (
    <div
      role="none"
      className={classNames(
        'flex min-w-0 items-stretch rounded-lg ring-1 ring-inset',
        'outline-offset-2 outline-accent-text has-[a:focus-visible]:outline-2',
        level === 1 ? 'bg-accent-soft ring-transparent sm:w-72' : level === 2 ? 'bg-sunken ring-border' : 'ring-border',
        found && 'bg-mark ring-accent-text forced-colors:border-2',
      )}
    >
      <a
        href={`/org-units/${unit.id}`}
        id={chart.idOf(unit.id)}
        role="treeitem"
        aria-level={level}
        aria-posinset={position}
        aria-setsize={siblings}
        {...(isBranch && { 'aria-expanded': isExpanded })}
        tabIndex={chart.stop === unit.id ? 0 : -1}
        onFocus={() => chart.onFocus(unit.id)}
        onClick={follow}
        className="min-w-0 grow rounded-lg px-3 py-2 text-sm leading-5 outline-none hover:bg-hover coarse:min-h-11"
      >
        <span className={classNames('block [overflow-wrap:anywhere]', level < 3 && 'font-semibold')}>{unit.name}</span>
        {unit.leads.length > 0 && (
          <span className={classNames('block truncate text-xs', quiet)}>
            {t('lead', {
              names: unit.leads.map(({ name, acting }) => (acting ? t('acting', { name }) : name)).join(', '),
            })}
          </span>
        )}
        {found && found.length > 0 && (
          <span className="block text-xs [overflow-wrap:anywhere]">
            {t('foundHere', { people: found.join(' · ') })}
          </span>
        )}
        {isBranch && !isExpanded && (
          <span className={classNames('block text-xs', quiet)}>{t('below', { count: children.length })}</span>
        )}
      </a>
      {isBranch && (
        // By pointer what the arrow keys do: not a stop of its own for anybody else.
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          onClick={() => chart.toggle(unit.id)}
          className="flex w-9 shrink-0 items-center justify-center rounded-lg text-muted outline-none hover:bg-hover coarse:w-11"
        >
          <Sign className="size-4" />
        </button>
      )}
    </div>
  );
}
