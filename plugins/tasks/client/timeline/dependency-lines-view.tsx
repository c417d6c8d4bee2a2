import { classNames } from '@kontor/ui';
import { barOf, type DayRange, linesOf, type TimelineRow } from './timeline-model.ts';

interface DependencyLinesProps {
  readonly rows: readonly TimelineRow[];
  readonly range: DayRange;
  readonly dayWidth: number;
  /** Rows in view. */
  readonly from: number;
  readonly until: number;
  readonly offset: { readonly left: number; readonly top: number; readonly rowHeight: number };
}

/** From the end of what has to be done before to the beginning of what waits; said in words by the bars. */
export function DependencyLines({ rows, range, dayWidth, from, until, offset }: DependencyLinesProps) {
  const lines = linesOf(rows).filter(
    (line) => Math.max(line.from, line.to) >= from && Math.min(line.from, line.to) < until,
  );
  if (lines.length === 0) return null;
  const { left, top, rowHeight } = offset;
  const middleOf = (row: number) => top + (row + 0.5) * rowHeight;
  const barAt = (row: number) => {
    const found = rows[row];
    return found?.kind === 'task' ? barOf(found.task) : undefined;
  };
  return (
    <svg aria-hidden className="pointer-events-none absolute inset-0 z-10 size-full overflow-visible">
      {lines.map((line) => {
        const [before, after] = [barAt(line.from), barAt(line.to)];
        if (!before || !after) return null;
        const x = left + (before.until + 1 - range.from) * dayWidth;
        const to = left + (after.from - range.from) * dayWidth;
        const turn = x + 6;
        return (
          <path
            key={`${line.blocker} ${line.task}`}
            d={`M${x} ${middleOf(line.from)}H${turn}V${middleOf(line.to)}H${to}m-4 -3l4 3l-4 3`}
            className={classNames('fill-none stroke-[1.5]', line.isLate ? 'stroke-danger' : 'stroke-control')}
          />
        );
      })}
    </svg>
  );
}
