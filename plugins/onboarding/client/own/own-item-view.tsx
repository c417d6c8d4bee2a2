import { Checkbox, useMessages } from '@kontor/ui';
import type { PlanItem } from '../../shared/index.ts';
import { ItemLine, useItemName } from '../items/item-line-view.tsx';
import { ownMessages } from './own-messages.ts';

interface OwnItemProps {
  readonly item: PlanItem;
  readonly onTick: (item: string, done: boolean) => void;
  readonly isShort?: boolean;
}

/** An item with its box. */
export function OwnItem({ item, onTick, isShort = false }: OwnItemProps) {
  const t = useMessages(ownMessages);
  const name = useItemName()(item);
  const isDone = item.isDone === true;
  return (
    <li className="flex items-start gap-1">
      <Checkbox
        aria-label={t('tick', { item: name })}
        isSelected={isDone}
        onChange={(done) => onTick(item.id, done)}
        className="shrink-0 px-1 py-2 coarse:px-3"
      />
      <ItemLine item={item} isDone={isDone} isShort={isShort} />
    </li>
  );
}
