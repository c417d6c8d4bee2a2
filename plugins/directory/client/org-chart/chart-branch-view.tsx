import { usePlace } from '@kontor/plugin-api/client';
import { ChevronDown, ChevronRight, classNames, useMessages } from '@kontor/ui';
import type { MouseEvent } from 'react';
import type { OrgTreeNode } from '../org-units/org-tree-model.ts';
import { chartMessages } from './chart-messages.ts';
import type { Chart } from './use-chart.ts';

interface BranchProps {
  readonly node: OrgTreeNode;
  readonly chart: Chart;
  readonly hits: ReadonlySet<string>;
  /** 1 at the top. */
  readonly level: number;
}

/**
 * A unit with those below it. The top stands above columns, one for each branch below it, in as many rows as the room
 * needs; in a column units
 * stand below each other, each level a step further in. On phones the columns stand below each other, too.
 */
export function Branch({ node, chart, hits, level }: BranchProps) {
  const { unit, children } = node;
  const isBranch = children.length > 0;
  const isExpanded = isBranch && chart.state.expanded.has(unit.id);
  const isTop = level === 1;
  return (
    <div
      role="treeitem"
      id={chart.idOf(unit.id)}
      aria-level={level}
      aria-labelledby={`${chart.idOf(unit.id)}-name`}
      {...(isBranch && { 'aria-expanded': isExpanded })}
      aria-selected={false}
      tabIndex={chart.stop === unit.id ? 0 : -1}
      onFocus={(event) => {
        event.stopPropagation();
        chart.onFocus(unit.id);
      }}
      className={classNames(
        'flex min-w-0 flex-col outline-none',
        isTop && 'sm:items-center',
        level === 2 && 'sm:w-56 sm:shrink-0',
      )}
    >
      <Box node={node} chart={chart} isHit={hits.has(unit.id)} isExpanded={isExpanded} level={level} />
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
          {children.map((child) => (
            <Branch key={child.unit.id} node={child} chart={chart} hits={hits} level={level + 1} />
          ))}
        </div>
      )}
    </div>
  );
}

interface BoxProps {
  readonly node: OrgTreeNode;
  readonly chart: Chart;
  readonly isHit: boolean;
  readonly isExpanded: boolean;
  readonly level: number;
}

function Box({ node: { unit, children }, chart, isHit, isExpanded, level }: BoxProps) {
  const t = useMessages(chartMessages);
  const { navigate } = usePlace();
  const isActive = chart.state.active === unit.id;
  const Sign = isExpanded ? ChevronDown : ChevronRight;
  /** A new tab or window stays the browser's business. */
  function follow(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(`/org-units/${unit.id}`);
  }
  return (
    <div
      className={classNames(
        'flex min-w-0 items-stretch rounded-lg ring-1 ring-inset',
        'outline-offset-2 outline-accent-text [[role=treeitem]:focus-visible>&]:outline-2',
        level === 1 ? 'bg-accent-soft ring-transparent sm:w-72' : level === 2 ? 'bg-sunken ring-border' : 'ring-border',
        isHit && 'bg-mark ring-accent-text forced-colors:border-2',
        isActive && !isHit && 'ring-accent-text',
      )}
    >
      <a
        href={`/org-units/${unit.id}`}
        tabIndex={-1}
        onClick={follow}
        className="min-w-0 grow rounded-lg px-3 py-2 outline-none hover:bg-hover coarse:min-h-11"
      >
        <span id={`${chart.idOf(unit.id)}-name`} className="block text-sm leading-5">
          <span className={classNames(level < 3 && 'font-semibold', '[overflow-wrap:anywhere]')}>{unit.name}</span>
          {unit.leads.length > 0 && (
            <span className="block truncate text-xs text-muted">
              <span className="sr-only">, </span>
              {t('lead', { names: unit.leads.map(({ name }) => name).join(', ') })}
            </span>
          )}
          {children.length > 0 && !isExpanded && (
            <span className="block text-xs text-muted">
              <span className="sr-only">, </span>
              {t('below', { count: children.length })}
            </span>
          )}
        </span>
      </a>
      {children.length > 0 && (
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
