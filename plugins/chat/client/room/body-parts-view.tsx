import type { Body, TableCell, TaskItem } from '@kontor/matrix/client';
import { Check, classNames, Link, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { roomAddress } from '../rooms/room-address.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { bodyMessages } from './body-messages.ts';

type Draw = (body: Body) => ReactNode;

interface TaskItemsProps {
  readonly items: readonly TaskItem[];
  readonly draw: Draw;
}

/** Boxes as somebody wrote them: to tick one is to edit the message. */
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
  readonly draw: Draw;
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

/** Another room, by the name that it has now for whoever may see it. */
export function RoomMention({ room, name }: { readonly room: string; readonly name: string }) {
  const { chat } = useChat();
  const found = useWatched(chat.rooms).find(({ id }) => id === room);
  const classes = 'rounded-sm bg-accent-soft px-1 font-medium text-accent-text!';
  if (!found) return <span className={classes}>#{name}</span>;
  return (
    <Link href={roomAddress(room)} className={classes}>
      #{found.name}
    </Link>
  );
}
