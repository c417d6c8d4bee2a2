import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { classNames } from './class-names.ts';
import { moveInList } from './list-movement.ts';
import { useTypeAhead } from './use-type-ahead.ts';

export interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  /** What a row begins with when one types for it. */
  readonly textOf: (item: T) => string;
  /** The inside of a row, usually a RowContent; nothing in it can be focused: the row is one thing to open. */
  readonly children: (item: T) => ReactNode;
  /** Enter or a click on a row. */
  readonly onAction: (item: T) => void;
  /** The row that is open beside the list. */
  readonly current?: string | undefined;
  /** The height of a row in pixels. */
  readonly rowHeight?: number;
  /** The scrolling box; give it a height or let it fill one (`h-full`). */
  readonly className?: string;
}

/**
 * A list of any length, of which only the rows in view exist. One stop for the Tab key; arrows, page keys, Home, End
 * and typing move in it, Enter opens. Screen readers are told the position and the number of all rows.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, idOf, textOf, children, onAction, current, rowHeight = 60, className } = props;
  const prefix = useId();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string>();
  const activeIndex = active === undefined ? -1 : items.findIndex((item) => idOf(item) === active);
  const isPrinting = usePrinting();
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => idOf(itemAt(items, index)),
    overscan: isPrinting ? mostPrinted : 8,
  });

  const rows = virtualizer.getVirtualItems();
  const isActiveInView = rows.some(({ index }) => index === activeIndex);

  function activate(index: number) {
    setActive(idOf(itemAt(items, index)));
    virtualizer.scrollToIndex(index);
  }
  const typeAhead = useTypeAhead({ at: (index) => textOf(itemAt(items, index)), count: items.length }, activate);

  function handleKey(event: KeyboardEvent) {
    const page = Math.floor((box.current?.clientHeight ?? 0) / rowHeight);
    const next = moveInList({ key: event.key, index: activeIndex, count: items.length, page });
    if (next !== undefined) activate(next);
    else if (event.key === 'Enter' && activeIndex >= 0) onAction(itemAt(items, activeIndex));
    else if (!typeAhead(event, activeIndex)) return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isActiveInView ? `${prefix}-${activeIndex}` : undefined}
      onKeyDown={handleKey}
      onFocus={({ currentTarget }) => {
        // Only when reached by keyboard: a click must not scroll the list away under the pointer.
        if (activeIndex < 0 && items.length > 0 && currentTarget.matches(':focus-visible'))
          activate(startIndex(items, idOf, current));
      }}
      className={classNames('group/list overflow-y-auto overscroll-contain rounded-md focus-ring-inset', className)}
    >
      <div
        role="presentation"
        className={isPrinting ? undefined : 'relative'}
        style={isPrinting ? undefined : { height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, start, key }) => {
          const item = itemAt(items, index);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list has the focus and the keys (aria-activedescendant)
            <div
              key={key}
              id={`${prefix}-${index}`}
              role="option"
              aria-selected={idOf(item) === current}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              onClick={() => {
                setActive(idOf(item));
                onAction(item);
              }}
              style={isPrinting ? undefined : { height: rowHeight, transform: `translateY(${start}px)` }}
              className={classNames(
                !isPrinting && 'absolute inset-x-0 top-0',
                'flex cursor-pointer items-center gap-3 rounded-md px-3 select-none hover:bg-hover active:bg-pressed',
                'aria-selected:bg-accent-soft forced-colors:aria-selected:border',
                index === activeIndex &&
                  'outline-2 -outline-offset-2 outline-transparent group-focus-visible/list:outline-accent-text',
              )}
            >
              {children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** On paper there is no scrolling: so many rows before and after those in view are printed. */
const mostPrinted = 2_000;

function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // At once, as the browser takes its picture of the page right after it has told.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`The list has no row ${index}`);
  return item;
}

function startIndex<T>(items: readonly T[], idOf: (item: T) => string, current: string | undefined): number {
  return Math.max(0, current === undefined ? 0 : items.findIndex((item) => idOf(item) === current));
}
