import type { SpaceView } from '@kontor/schema';
import { Avatar, GripVertical, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { spaceOrderMessages } from './space-order-messages.ts';
import { movedOrder } from './space-order-model.ts';
import { useArrangement } from './use-arrangement.ts';

export interface SpaceOrderProps {
  readonly spaces: readonly SpaceView[];
  readonly onDone: () => void;
}

/** The own spaces, to be put in order: by pointer, by finger, and by keyboard from each handle. */
export function SpaceOrder({ spaces, onDone }: SpaceOrderProps) {
  const t = useMessages(spaceOrderMessages);
  const toast = useToast();
  const [before] = useState(() => spaces.map(({ id }) => id));
  const [order, setOrder] = useState(before);
  const save = useArrangement().change;
  function keep(next: string[]) {
    setOrder(next);
    void save.run({ spaceOrder: next });
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const moved = new Set([...keys].map(String));
      keep(movedOrder(order, moved, { id: String(target.key), position: target.dropPosition }));
    },
  });
  function finish() {
    if (order.join() !== before.join()) toast.showUndo(t('kept'), () => void save.run({ spaceOrder: before }));
    onDone();
  }
  const shown = order.flatMap((id) => spaces.find((space) => space.id === id) ?? []);
  return (
    <>
      <GridList aria-label={t('list')} items={shown} dragAndDropHooks={dragAndDropHooks} className="outline-none">
        {({ id, name }) => (
          <GridListItem
            id={id}
            textValue={name}
            className="flex h-8 items-center gap-1.5 rounded-md pe-2 text-sm focus-ring-inset data-dragging:opacity-50 data-hovered:bg-hover coarse:h-11"
          >
            <Button
              slot="drag"
              className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted focus-ring-inset coarse:size-11"
            >
              <GripVertical aria-hidden className="size-4" />
            </Button>
            <Avatar name={name} seed={id} size="xs" shape="square" />
            <span className="truncate ps-1">{name}</span>
          </GridListItem>
        )}
      </GridList>
      <Button
        onPress={finish}
        className="mt-1 flex h-8 cursor-pointer items-center rounded-md px-2 text-sm font-medium text-accent-text focus-ring-inset data-hovered:bg-hover coarse:h-11"
      >
        {t('done')}
      </Button>
    </>
  );
}
