import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { CheckMark } from './check-mark.tsx';
import { classNames } from './class-names.ts';
import { moveInList } from './list-movement.ts';
import { useRowsInView } from './use-rows-in-view.ts';
import { useTypeAhead } from './use-type-ahead.ts';

/** An array, or what is asked for single rows alone, so that a list of any length costs no more than what is in view. */
export interface RowSource<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** What is ticked in a list of any length: the row has the state, its box is only seen and pressed. */
export interface RowCheck<T> {
  /** Nothing for a row without a box. */
  readonly isOn: (item: T) => boolean | undefined;
  readonly onChange: (item: T, on: boolean) => void;
}

export interface VirtualListProps<T> {
  readonly label: string;
  readonly items: RowSource<T>;
  readonly idOf: (item: T) => string;
  /** What a row begins with when one types for it. */
  readonly textOf: (item: T) => string;
  /**
   * The inside of a row, usually a RowContent; nothing in it can be focused: the row is one thing to open. As long as the
   * function and the item stay the same, so does the row.
   */
  readonly children: (item: T) => ReactNode;
  /** Enter or a click on a row. */
  readonly onAction: (item: T) => void;
  /** A box at the beginning of each row, for which the space key is. */
  readonly check?: RowCheck<T> | undefined;
  /** The row that is open beside the list. */
  readonly current?: string | undefined;
  /** The height of a row in pixels. */
  readonly rowHeight?: number;
  /** The scrolling box; give it a height or let it fill one (`h-full`). */
  readonly className?: string;
}

/** On paper there is no scrolling: so many rows before and after those in view are printed. */
const mostPrinted = 2_000;
const around = 8;

/**
 * A list of any length, of which only the rows in view exist. One stop for the Tab key; arrows, page keys, Home, End
 * and typing move in it, Enter opens. Screen readers are told the position and the number of all rows.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, idOf, textOf, children, onAction, check, current, rowHeight = 60, className } = props;
  const prefix = useId();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<{ readonly id: string; readonly index: number }>();
  const activeIndex = active === undefined ? -1 : indexOf(items, idOf, active.id, active.index);
  const isPrinting = usePrinting();
  const count = items.length;
  const rows = useRowsInView(box, { count, rowHeight, around: isPrinting ? mostPrinted : around });
  const isActiveInView = rows.from <= activeIndex && activeIndex < rows.until;

  function activate(index: number) {
    setActive({ id: idOf(itemAt(items, index)), index });
    rows.scrollTo(index);
  }
  const typeAhead = useTypeAhead({ at: (index) => textOf(itemAt(items, index)), count }, activate);

  function handleKey(event: KeyboardEvent) {
    const page = Math.floor((box.current?.clientHeight ?? 0) / rowHeight);
    const next = moveInList({ key: event.key, index: activeIndex, count, page });
    if (next !== undefined) activate(next);
    else if (event.key === 'Enter' && activeIndex >= 0) onAction(itemAt(items, activeIndex));
    else if (!typeAhead(event, activeIndex) && !(event.key === ' ' && tick(activeIndex))) return;
    event.preventDefault();
  }

  /** Answers whether the row has a box. */
  function tick(index: number): boolean {
    const item = items.at(index);
    const isOn = index < 0 || item === undefined ? undefined : check?.isOn(item);
    if (item === undefined || isOn === undefined) return false;
    check?.onChange(item, !isOn);
    return true;
  }

  function handleClick({ target }: MouseEvent) {
    const option = target instanceof Element && target.closest('[role="option"]');
    if (!option) return;
    const index = Number(option.getAttribute('aria-posinset')) - 1;
    const item = itemAt(items, index);
    setActive({ id: idOf(item), index });
    if (target.closest('[data-check]') === null || !tick(index)) onAction(item);
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isActiveInView ? `${prefix}-${activeIndex}` : undefined}
      onKeyDown={handleKey}
      onClick={handleClick}
      onFocus={({ currentTarget }) => {
        // Only when reached by keyboard: a click must not scroll the list away under the pointer.
        if (activeIndex < 0 && count > 0 && currentTarget.matches(':focus-visible'))
          activate(Math.max(0, current === undefined ? 0 : indexOf(items, idOf, current)));
      }}
      className={classNames('group/list overflow-y-auto overscroll-contain rounded-md focus-ring-inset', className)}
    >
      <div
        role="presentation"
        className={isPrinting ? undefined : 'relative'}
        style={isPrinting ? undefined : { height: count * rowHeight }}
      >
        {Array.from({ length: rows.until - rows.from }, (_, place) => {
          const index = rows.from + place;
          const item = itemAt(items, index);
          return (
            <Row
              key={idOf(item)}
              id={`${prefix}-${index}`}
              item={item}
              index={index}
              count={count}
              height={isPrinting ? undefined : rowHeight}
              isCurrent={idOf(item) === current}
              isActive={index === activeIndex}
              isOn={check?.isOn(item)}
              content={children}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps<T> {
  readonly id: string;
  readonly item: T;
  readonly index: number;
  readonly count: number;
  /** Nothing on paper, where rows stand as they come. */
  readonly height: number | undefined;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  /** Nothing where it has no box. */
  readonly isOn: boolean | undefined;
  readonly content: (item: T) => ReactNode;
}

/** Made anew only when something of it has changed: scrolling moves what is there. */
const Row = memo(function Row<T>({ id, item, index, count, height, isCurrent, isActive, isOn, content }: RowProps<T>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and the keys (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-checked={isOn}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={height === undefined ? undefined : { height, transform: `translateY(${index * height}px)` }}
      className={classNames(
        height !== undefined && 'absolute inset-x-0 top-0',
        'flex cursor-pointer items-center gap-3 rounded-md px-3 select-none hover:bg-hover active:bg-pressed',
        'aria-selected:bg-accent-soft forced-colors:aria-selected:border',
        isActive && 'outline-2 -outline-offset-2 outline-transparent group-focus-visible/list:outline-accent-text',
      )}
    >
      {isOn !== undefined && (
        <span data-check aria-hidden className="group -my-3 -ms-3 py-3 ps-3 pe-1" data-selected={isOn || undefined}>
          <CheckMark />
        </span>
      )}
      {content(item)}
    </div>
  );
}) as <T>(props: RowProps<T>) => ReactNode; // memo forgets that it is of any T

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

function itemAt<T>(items: RowSource<T>, index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new RangeError(`The list has no row ${index}`);
  return item;
}

/** Mostly where it was. */
function indexOf<T>(items: RowSource<T>, idOf: (item: T) => string, id: string, guess = 0): number {
  const isThere = (index: number) => {
    const item = items.at(index);
    return item !== undefined && idOf(item) === id;
  };
  if (isThere(guess)) return guess;
  for (let index = 0; index < items.length; index += 1) if (isThere(index)) return index;
  return -1;
}
