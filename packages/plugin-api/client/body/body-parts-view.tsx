import type { Body, TableCell, TaskItem } from '@kontor/matrix/shared';
import { Check, classNames, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { bodyMessages } from './body-messages.ts';

export type DrawBody = (body: Body) => ReactNode;

interface TaskItemsProps {
  readonly items: readonly TaskItem[];
  readonly draw: DrawBody;
}

/** Boxes as somebody wrote them: to tick one is to edit the text. */
export function TaskItems({ items, draw }: TaskItemsProps) {
  const t = useMessages(bodyMessages);
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(({ isDone, children }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a body is drawn anew as a whole.
        <li key={at} className="flex gap-2">
          <span
            role="img"
            aria-label={t(isDone ? 'taskDone' : 'taskOpen')}
            className={classNames(
              'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm ring-1 ring-control ring-inset',
              isDone && 'bg-accent text-on-accent ring-accent',
            )}
          >
            {isDone && <Check aria-hidden className="size-3" />}
          </span>
          <div className={classNames('min-w-0', isDone && 'text-muted')}>{draw(children)}</div>
        </li>
      ))}
    </ul>
  );
}

interface BodyTableProps {
  readonly rows: readonly (readonly TableCell[])[];
  readonly draw: DrawBody;
}

/** A table, which scrolls where it is wider than the screen. */
export function BodyTable({ rows, draw }: BodyTableProps) {
  const t = useMessages(bodyMessages);
  return (
    <section
      aria-label={t('table')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to by keyboard, too.
      tabIndex={0}
      className="max-w-full overflow-x-auto focus-ring-inset"
    >
      <table className="border-collapse text-start">
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a body is drawn anew as a whole.
            <tr key={row}>
              {cells.map(({ isHead, children }, column) => {
                const Cell = isHead ? 'th' : 'td';
                return (
                  <Cell
                    // biome-ignore lint/suspicious/noArrayIndexKey: a body is drawn anew as a whole.
                    key={column}
                    className={classNames(
                      'min-w-16 border border-border px-2 py-1 text-start align-top [overflow-wrap:normal]',
                      isHead && 'bg-sunken font-semibold',
                    )}
                  >
                    {draw(children)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
